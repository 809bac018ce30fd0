import type { GlyphPosition } from 'fontkit';

/** A glyph that stands for one character, whatever is beside it. */
export interface PlainGlyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
  readonly position: GlyphPosition;
}

/** Digits stand alone in all scripts, and go from left to right. */
const shaped = /[[\p{M}\p{Script=Hebrew}\p{Script=Arabic}\u{200c}\u{200d}]--\p{Nd}]/v;

/** Whether the glyphs of a text depend on each other, as joined letters and combining marks do. */
export function needsShaping(text: string): boolean {
  return shaped.test(text);
}

/**
 * Text laid out glyph by glyph, without kerning and ligatures. Fontkit's own layout takes twenty times as long, which
 * counts in a table of 20,000 rows, and text is exactly as wide as its characters.
 */
export class PlainRun {
  readonly positions: readonly GlyphPosition[];

  constructor(
    readonly glyphs: readonly PlainGlyph[],
    unitsPerEm: number,
  ) {
    const positions = glyphs.map(({ position }) => position);
    // pdfkit scales the positions of a run in place, to thousandths of an em.
    this.positions = unitsPerEm === 1_000 ? positions : positions.map(position => ({ ...position }));
  }

  get advanceWidth(): number {
    return this.positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
  }
}
