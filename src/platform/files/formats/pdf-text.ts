import PDFDocument from 'pdfkit';

export const regular = 'Helvetica';
export const bold = 'Helvetica-Bold';

type FontName = typeof regular | typeof bold;

const unit = 1_000;

/** Never becomes a file: a document whose font is changed to measure would go on to draw in that size. */
const ruler = new PDFDocument({ autoFirstPage: false });

/**
 * How wide texts are in a font. The widths of letters are measured once, since a long table would else measure each of
 * them a million times; pairs that stand closer count as if they did not, so nothing is ever wider than it says.
 */
class TextMeasure {
  readonly #widths = new Map<string, number>();

  constructor(private readonly font: FontName) {}

  width(text: string, size: number): number {
    let sum = 0;
    for (const letter of text) sum += this.#widths.get(letter) ?? this.#measure(letter);
    return sum * size;
  }

  /** The text, or as much of its beginning as fits with an ellipsis. */
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

  /** The text in lines of this width, the last with an ellipsis when there would be more of them. */
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

  /** Where a line ends: after the last word that fits, or inside a word that is longer than the line. */
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

/** There are only as many letters as the fonts have, so what is known of them is kept. */
export const regularText = new TextMeasure(regular);
export const boldText = new TextMeasure(bold);
export type { TextMeasure };
