import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Fontkit from 'fontkit';
import type { Font } from 'fontkit';
import { needsShaping, type PlainGlyph, PlainRun } from './plain-run.ts';

const require = createRequire(import.meta.url);

/** A font of an npm package. It is read when it is first needed, once for the process. */
export class FontFile {
  #bytes: Buffer | undefined;
  #font: Font | undefined;
  // As many as the font has glyphs, at most.
  readonly #glyphs = new Map<string, PlainGlyph>();

  constructor(
    private readonly packageName: string,
    readonly name: string,
    /** How much larger its letters are drawn, so that they look as large as those of the other fonts. */
    readonly scale = 1,
  ) {}

  has(character: string): boolean {
    return this.#glyphs.has(character) || this.#shared.hasGlyphForCodePoint(character.codePointAt(0)!);
  }

  /** The width of text in one direction, in ems. */
  width(text: string): number {
    return (this.#layout(this.#shared, text).advanceWidth / this.#shared.unitsPerEm) * this.scale;
  }

  /**
   * The font for one document, which embeds the glyphs that it uses. Fontkit remembers for each glyph the first
   * characters that it stood for, and other documents must not get those.
   */
  open(): Font {
    const font = this.#parse();
    return Object.create(font, {
      layout: { value: (text: string) => this.#layout(font, text) },
    }) as Font;
  }

  #layout(font: Font, text: string) {
    if (needsShaping(text)) return font.layout(text);
    const glyphs: PlainGlyph[] = [];
    for (const character of text) glyphs.push(this.#glyph(character));
    return new PlainRun(glyphs, font.unitsPerEm);
  }

  #glyph(character: string): PlainGlyph {
    let glyph = this.#glyphs.get(character);
    if (!glyph) {
      const codePoint = character.codePointAt(0)!;
      const { id, advanceWidth } = this.#shared.glyphForCodePoint(codePoint);
      const position = { xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 };
      glyph = { id, advanceWidth, codePoints: [codePoint], position };
      if (this.#shared.hasGlyphForCodePoint(codePoint)) this.#glyphs.set(character, glyph);
    }
    return glyph;
  }

  get #shared(): Font {
    this.#font ??= this.#parse();
    return this.#font;
  }

  #parse(): Font {
    this.#bytes ??= readFileSync(join(require.resolve(this.packageName), '../../fonts', `${this.name}.ttf`));
    // Loaded with the first font, as pdfkit is with the first document.
    const { create } = require('fontkit') as typeof Fontkit;
    return create(this.#bytes) as Font;
  }
}
