import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** What MariaDB says of a statement that it ran. */
export interface Statement {
  readonly milliseconds: number;
  readonly rowsExamined: number;
  readonly rowsReturned: number;
  /** The index by which each table was read: "t:product_name_index"; "t:ALL" for a scan of all rows. */
  readonly plan: readonly string[];
  readonly isSorted: boolean;
  readonly usesTemporaryTable: boolean;
  readonly text: string;
}

/** The server logs a statement just after it has answered. */
const settleMs = 4;

/** A slow log that grows while it is read. */
export class SlowLog {
  readonly #path: string;
  #position = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Forgets what was logged until now. */
  async skip(): Promise<void> {
    await sleep(settleMs);
    if (existsSync(this.#path)) this.#position = statSync(this.#path).size;
  }

  /** What was logged since. */
  async next(): Promise<Statement[]> {
    let text = '';
    for (;;) {
      await sleep(settleMs);
      const more = this.#read();
      if (more === '') return parseSlowLog(text);
      text += more;
    }
  }

  #read(): string {
    if (!existsSync(this.#path)) return '';
    const file = openSync(this.#path, 'r');
    try {
      const buffer = Buffer.alloc(fstatSync(file).size - this.#position);
      const length = readSync(file, buffer, 0, buffer.length, this.#position);
      this.#position += length;
      return buffer.toString('utf8', 0, length);
    } finally {
      closeSync(file);
    }
  }
}

export function parseSlowLog(text: string): Statement[] {
  return text
    .split(/^# User@Host: /m)
    .slice(1)
    .map(parseEntry)
    .filter(({ text }) => /select/i.test(text));
}

function parseEntry(entry: string): Statement {
  const number = (name: string) => Number(new RegExp(`${name}: ([\\d.]+)`).exec(entry)?.[1] ?? 0);
  const isYes = (name: string) => new RegExp(`${name}: Yes`).test(entry);
  const plan = [...entry.matchAll(/^# explain: \d+\t(.*)$/gm)].map(([, line]) => {
    const [, table, type, , key] = line!.split('\t');
    return `${table}:${key === 'NULL' ? type : key}`;
  });
  return {
    milliseconds: number('Query_time') * 1_000,
    rowsExamined: number('Rows_examined'),
    rowsReturned: number('Rows_sent'),
    plan,
    isSorted: isYes('Filesort'),
    usesTemporaryTable: isYes('Tmp_table'),
    text: entry
      .replace(/^#.*\n/gm, '')
      .replace(/^.*Host: .*\n/, '')
      .trim(),
  };
}
