import { yieldsToEventLoop } from '../../lib/yield-to-event-loop.ts';
import type { FileWriter, Sheet } from '../sheet.ts';

/** A row of a report in sections: one record of a section. */
export interface SectionRow {
  readonly section: string;
  readonly record: object;
}

/** Few enough that other requests do not wait for them. */
const recordsPerSlice = 100;

/**
 * An object with an array for each section, in UTF-8 without a byte order mark (RFC 8259). The rows come section by
 * section; one without rows is an empty array.
 */
export const jsonWriter: FileWriter = {
  maxRows: Number.POSITIVE_INFINITY,
  tooManyRows: 'There are too many rows.',
  async *write(sheet, batches) {
    const yieldToEventLoop = yieldsToEventLoop();
    const sections = new SectionTexts(sheet.sections ?? []);
    yield Buffer.from(`{${headOf(sheet)}`);
    for await (const batch of batches) {
      const rows = batch as readonly SectionRow[];
      for (let start = 0; start < rows.length; start += recordsPerSlice) {
        const slice = rows.slice(start, start + recordsPerSlice);
        yield Buffer.from(slice.map(row => sections.textOf(row)).join(''));
        await yieldToEventLoop();
      }
    }
    yield Buffer.from(`${sections.end()}\n}\n`);
  },
};

function headOf({ title, storeName, createdAt, createdBy, timeZone }: Sheet): string {
  const head = { title, store: storeName, createdAt, createdBy, timeZone };
  return Object.entries(head)
    .map(
      ([name, value], index) =>
        `${index === 0 ? '' : ','}\n  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
    )
    .join('');
}

/** Opens and closes the arrays of the sections, in their order. */
class SectionTexts {
  #opened = 0;
  #isEmpty = true;

  constructor(private readonly names: readonly string[]) {}

  /** @throws when the section is unknown, or was closed before */
  textOf({ section, record }: SectionRow): string {
    const position = this.names.indexOf(section) + 1;
    if (position < Math.max(this.#opened, 1))
      throw new Error(`Rows of the section "${section}" come too late.`);
    const opening = this.#openUntil(position);
    const separator = this.#isEmpty ? '\n    ' : ',\n    ';
    this.#isEmpty = false;
    return `${opening}${separator}${JSON.stringify(record)}`;
  }

  end(): string {
    return this.#openUntil(this.names.length) + this.#close();
  }

  #openUntil(position: number): string {
    let text = '';
    while (this.#opened < position) {
      text += `${this.#close()},\n  ${JSON.stringify(this.names[this.#opened])}: [`;
      this.#opened++;
      this.#isEmpty = true;
    }
    return text;
  }

  #close(): string {
    if (this.#opened === 0) return '';
    return this.#isEmpty ? ']' : '\n  ]';
  }
}
