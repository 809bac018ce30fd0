import PDFDocument from 'pdfkit';

export const regular = 'Helvetica';
export const bold = 'Helvetica-Bold';

type FontName = typeof regular | typeof bold;

const unit = 1_000;

/** Only for measuring, never written: measuring changes the font size of a document. */
const ruler = new PDFDocument({ autoFirstPage: false });

/**
 * The width of text in a font. The width of each letter is measured once, because a long table would measure it a million
 * times. Kerning is ignored, so text is never wider than measured.
 */
class TextMeasure {
  readonly #widths = new Map<string, number>();

  constructor(private readonly font: FontName) {}

  width(text: string, size: number): number {
    let sum = 0;
    for (const letter of text) sum += this.#widths.get(letter) ?? this.#measure(letter);
    return sum * size;
  }

  /** The text, or its beginning with an ellipsis if it does not fit. */
  fit(text: string, size: number, maxWidth: number): string {
    if (this.width(text, size) <= maxWidth) return text;
    let room = maxWidth - this.width('…', size);
    let end = 0;
    for (const letter of text) {
      room -= this.width(letter, size);
      if (room < 0) break;
      end += letter.length;
    }
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
    let room = maxWidth;
    let end = 0;
    for (const letter of text) {
      room -= this.width(letter, size);
      if (room < 0) break;
      end += letter.length;
    }
    const space = text.lastIndexOf(' ', end);
    return space > 0 ? space : Math.max(1, end);
  }

  #measure(letter: string): number {
    const width = ruler.font(this.font).fontSize(unit).widthOfString(letter) / unit;
    this.#widths.set(letter, width);
    return width;
  }
}

// The fonts have a limited number of letters, so the measured widths are kept.
export const regularText = new TextMeasure(regular);
export const boldText = new TextMeasure(bold);
export type { TextMeasure };
