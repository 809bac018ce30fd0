import { FontFile } from './font-file.ts';

export type FontStyle = 'regular' | 'bold' | 'italic';

const latin = (name: string) => new FontFile('@embedpdf/fonts-latin', name);
const hebrew = (name: string) => new FontFile('@embedpdf/fonts-hebrew', name);
const arabic = (name: string) => new FontFile('@embedpdf/fonts-arabic', name, 1.2);

const regular = [
  latin('NotoSans-Regular'),
  hebrew('NotoSansHebrew-Regular'),
  arabic('NotoNaskhArabic-Regular'),
] as const;

/** The fonts of each style. A character is shown in the first that has it. */
const fonts: Record<FontStyle, readonly [FontFile, ...FontFile[]]> = {
  regular,
  bold: [latin('NotoSans-Bold'), hebrew('NotoSansHebrew-Bold'), arabic('NotoNaskhArabic-Bold')],
  // Hebrew and Arabic have no italics.
  italic: [latin('NotoSans-Italic'), ...regular.slice(1)],
};

/** Noto Sans has these letters, but fontkit does not put their vowels and ligatures right. */
const unreadable = /\p{Script=Devanagari}/u;

/** The font that shows a character; undefined when none does. */
export function fontOf(character: string, style: FontStyle): FontFile | undefined {
  if (character >= '\u{900}' && unreadable.test(character)) return undefined;
  return fonts[style].find(font => font.has(character));
}

/** The font of what no font has. */
export function mainFont(style: FontStyle): FontFile {
  return fonts[style][0];
}
