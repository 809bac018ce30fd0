import type { FileResult } from './file-result.ts';

export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: string | undefined;
  /** What stands in the file, where that is known. */
  readonly value: string | undefined;
  readonly reason: string;
}

/** More than a person reads. A file full of mistakes must not fill the memory. */
const maxKept = 200;

/** The problems in the files, in the order in which they were found. */
export class ProblemList {
  readonly kept: Problem[] = [];
  total = 0;

  constructor(private readonly max = maxKept) {}

  add(problem: Problem): void {
    this.total++;
    if (this.kept.length < this.max) this.kept.push(problem);
  }

  /** One line for each problem: `products.csv:57 price: must be …` */
  lines(): string[] {
    const lines = this.kept.map(
      ({ file, line, column, reason }) => `${file}:${line}${column ? ` ${column}` : ''}: ${reason}`,
    );
    const more = this.total - this.kept.length;
    return more > 0 ? [...lines, `and ${more} more`] : lines;
  }
}

/** The problems of one file, and how many of its rows have some. */
export class FileProblems {
  rows = 0;
  #lastLine = 0;
  /** Looks up what stands in a column on a line. */
  valueAt: (line: number, column: string) => string | undefined = () => undefined;

  constructor(
    private readonly file: string,
    private readonly all: ProblemList,
  ) {}

  /** All problems of a row are added before those of another one. */
  readonly add = (line: number, column: string | undefined, reason: string): void => {
    if (line !== this.#lastLine) this.rows++;
    this.#lastLine = line;
    const value = column === undefined ? undefined : this.valueAt(line, column);
    this.all.add({ file: this.file, line, column, value, reason });
  };
}

/** The import failed, and nothing was imported. */
export class ImportFailed extends Error {
  override readonly name = 'ImportFailed';

  constructor(
    message: string,
    readonly problems: ProblemList = new ProblemList(),
    /** What each file would have changed, when all of them were read to their ends. */
    readonly files: readonly FileResult[] | undefined = undefined,
  ) {
    super(message);
  }
}
