export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: string | undefined;
  readonly reason: string;
}

/** More than a person reads. A file full of mistakes must not fill the memory. */
const maxKept = 200;

/** The problems in the files, in the order in which they were found. */
export class ProblemList {
  readonly kept: Problem[] = [];
  total = 0;

  add(problem: Problem): void {
    this.total++;
    if (this.kept.length < maxKept) this.kept.push(problem);
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

/** The import failed, and nothing was imported. */
export class ImportFailed extends Error {
  override readonly name = 'ImportFailed';

  constructor(
    message: string,
    readonly problems: ProblemList = new ProblemList(),
  ) {
    super(message);
  }
}
