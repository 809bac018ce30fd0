import { type FontStyle, fontOf } from './fonts.ts';
import { needsShaping } from './plain-run.ts';
import { directionOf, runsOf } from './text-runs.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Measures printable text in a style, and cuts it to size. Text without joined letters or marks is measured letter by letter. */
class TextMeasure {
  // As many as the fonts have characters, at most.
  readonly #widths = new Map<string, number>();

  constructor(private readonly style: FontStyle) {}

  width(text: string, size: number): number {
    let sum = 0;
    for (const letter of text) {
      const width = this.#widths.get(letter) ?? this.#measure(letter);
      if (width === undefined) return this.#shapedWidth(text) * size;
      sum += width;
    }
    return sum * size;
  }

  /** The text, or its beginning with an ellipsis if it does not fit. */
  fit(text: string, size: number, maxWidth: number): string {
    if (this.width(text, size) <= maxWidth) return text;
    const end = this.#endWithin(text, size, maxWidth - this.width('…', size));
    return `${text.slice(0, end).trimEnd()}…`;
  }

  /** The text in lines of this width, the last one with an ellipsis if there would be more. */
  wrap(text: string, size: number, maxWidth: number, maxLines: number): string[] {
    if (this.width(text, size) <= maxWidth) return [text];
    const lines: string[] = [];
    for (let rest = text; rest !== ''; ) {
      if (lines.length === maxLines - 1 || this.width(rest, size) <= maxWidth) {
        lines.push(this.fit(rest, size, maxWidth));
        break;
      }
      const end = this.#lineEnd(rest, size, maxWidth);
      lines.push(rest.slice(0, end).trimEnd());
      rest = rest.slice(end).trimStart();
    }
    return lines;
  }

  /** Where a line ends: after the last word that fits, or inside of a word that is wider than the line. */
  #lineEnd(text: string, size: number, maxWidth: number): number {
    const end = this.#endWithin(text, size, maxWidth);
    const space = text.lastIndexOf(' ', end);
    if (space > 0) return space;
    const [first] = graphemes.segment(text);
    return Math.max(first!.segment.length, end);
  }

  /** How much of the beginning of a text fits into a width. */
  #endWithin(text: string, size: number, maxWidth: number): number {
    if (needsShaping(text)) return this.#shapedEndWithin(text, size, maxWidth);
    let room = maxWidth;
    let end = 0;
    for (const letter of text) {
      room -= this.width(letter, size);
      if (room < 0) break;
      end += letter.length;
    }
    return end;
  }

  /** By halving, because the width of a part is known only once it is laid out. */
  #shapedEndWithin(text: string, size: number, maxWidth: number): number {
    const ends = Array.from(graphemes.segment(text), ({ index }) => index);
    let [fits, tooMany] = [0, ends.length];
    while (tooMany - fits > 1) {
      const middle = (fits + tooMany) >> 1;
      if (this.width(text.slice(0, ends[middle]), size) <= maxWidth) fits = middle;
      else tooMany = middle;
    }
    return ends[fits] ?? 0;
  }

  /** Undefined when the width depends on the letters beside it. */
  #measure(letter: string): number | undefined {
    if (needsShaping(letter)) return undefined;
    const font = fontOf(letter, this.style);
    if (!font) return this.#shapedWidth(letter);
    const width = font.width(letter);
    this.#widths.set(letter, width);
    return width;
  }

  /** At font size 1. */
  #shapedWidth(text: string): number {
    return runsOf(text, this.style, directionOf(text)).reduce(
      (sum, { font, text }) => sum + font.width(text),
      0,
    );
  }
}

export const textMeasures: Record<FontStyle, TextMeasure> = {
  regular: new TextMeasure('regular'),
  bold: new TextMeasure('bold'),
  italic: new TextMeasure('italic'),
};
