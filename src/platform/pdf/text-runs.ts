import bidiFactory, { type Bidi } from 'bidi-js';
import type { FontFile } from './font-file.ts';
import { type FontStyle, fontOf, mainFont } from './fonts.ts';
import { needsShaping } from './plain-run.ts';

export type Direction = 'ltr' | 'rtl';

/** Text in one font and one direction. */
export interface TextRun {
  readonly font: FontFile;
  readonly text: string;
}

interface LevelRun extends TextRun {
  /** The level of the bidirectional algorithm: odd where text goes from right to left. */
  readonly level: number;
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
/** What belongs to the character before it: shown in the same font if that has it, and placed by it. */
const follower = /[\p{M}\u{200c}\u{200d}]/u;

let algorithm: Bidi | undefined;

/** The direction of a text as a whole: that of its first letter. */
export function directionOf(text: string): Direction {
  if (!rightToLeft.test(text)) return 'ltr';
  return bidi().getEmbeddingLevels(text).paragraphs[0]?.level === 1 ? 'rtl' : 'ltr';
}

/** A line as runs to draw from left to right. `direction` is that of the paragraph that the line is part of. */
export function runsOf(line: string, style: FontStyle, direction: Direction): TextRun[] {
  if (isPlain(line, style)) return [{ font: mainFont(style), text: line }];
  const levels = bidi().getEmbeddingLevels(line, direction);
  // Brackets open and close the other way around in text from right to left.
  const mirrored = bidi().getMirroredCharactersMap(line, levels.levels);
  const shown = Array.from({ length: line.length }, (_, index) => mirrored.get(index) ?? line[index]).join(
    '',
  );
  return inVisualOrder(split(shown, style, index => levels.levels[index]!)).map(toDraw);
}

/** Whether all of a line is in the main font and needs no shaping, as most lines are. */
function isPlain(line: string, style: FontStyle): boolean {
  if (needsShaping(line)) return false;
  const font = mainFont(style);
  for (const character of line) if (fontOf(character, style) !== font) return false;
  return true;
}

/**
 * Runs in the order of the text. Letters that must be shaped are apart from the others, because shaping takes letters with
 * accents into pieces, and readers that copy the text would get the pieces.
 */
function split(text: string, style: FontStyle, levelAt: (index: number) => number): LevelRun[] {
  const runs: LevelRun[] = [];
  let previous: { readonly font: FontFile; readonly isShaped: boolean } | undefined;
  let start = 0;
  let index = 0;
  for (const character of text) {
    const font = fontAfter(previous?.font, character, style);
    const end = index + character.length;
    const isShaped = needsShaping(character) || follower.test(text.charAt(end));
    const belongs =
      previous?.font === font && previous.isShaped === isShaped && levelAt(index) === levelAt(start);
    if (previous && !belongs) {
      runs.push({ font: previous.font, level: levelAt(start), text: text.slice(start, index) });
      start = index;
    }
    if (!previous || !belongs) previous = { font, isShaped };
    index = end;
  }
  if (previous) runs.push({ font: previous.font, level: levelAt(start), text: text.slice(start) });
  return runs;
}

function fontAfter(font: FontFile | undefined, character: string, style: FontStyle): FontFile {
  if (font?.has(character) && follower.test(character)) return font;
  return fontOf(character, style) ?? mainFont(style);
}

/** Rule L2 of the bidirectional algorithm, for runs: from the highest level down, what is above a level is reversed. */
function inVisualOrder(runs: LevelRun[]): LevelRun[] {
  const highest = Math.max(...runs.map(({ level }) => level));
  let ordered = runs;
  for (let level = highest; level >= 1; level--) {
    const next: LevelRun[] = [];
    let reversed: LevelRun[] = [];
    for (const run of ordered) {
      if (run.level >= level) reversed.unshift(run);
      else {
        next.push(...reversed, run);
        reversed = [];
      }
    }
    ordered = [...next, ...reversed];
  }
  return ordered;
}

/** A font reverses the letters of its own scripts that go from right to left, but not the signs and spaces between them. */
function toDraw({ font, level, text }: LevelRun): TextRun {
  const isReversed = level % 2 === 1 && !needsShaping(text);
  return { font, text: isReversed ? [...text].reverse().join('') : text };
}

function bidi(): Bidi {
  // The package is a function, and its types describe a module with a default export.
  algorithm ??= (bidiFactory as unknown as () => Bidi)();
  return algorithm;
}
