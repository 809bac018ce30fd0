import type { Context } from '../../context/context.ts';
import type { Columns, RowOf } from './columns.ts';

/** A row of a file, with the line it began on. */
export interface ImportedRow<R> {
  readonly line: number;
  readonly values: R;
}

/** Says why a row cannot be taken. The row is then not written. */
export type Reject = (line: number, column: string, reason: string) => void;

export interface Changes {
  created: number;
  updated: number;
  unchanged: number;
}

/** A file being read: batch after batch, and once at the end. */
export interface RunningImport<R> {
  apply(rows: readonly ImportedRow<R>[]): Promise<void>;
  finish?(): Promise<void>;
}

export interface FileImport {
  readonly file: string;
  /** The files that its rows refer to, such as `products.csv`: if a folder has them, they are read first. */
  readonly after?: readonly string[];
  readonly columns: Columns;
  /** The columns whose values together name a row; no two rows of a file may agree in them. */
  readonly key: readonly string[];
  /** Columns that a file need not have. They are then empty. */
  readonly mayLack?: readonly string[];
  begin(ctx: Context, changes: Changes, reject: Reject): Promise<RunningImport<never>>;
}

/** Declares how one CSV file is read: its columns, and what is done with a batch of rows. */
export function defineImport<C extends Columns>(
  layout: {
    readonly file: string;
    readonly after?: readonly string[];
    readonly columns: C;
    readonly key: readonly (keyof C & string)[];
    readonly mayLack?: readonly (keyof C & string)[];
  },
  begin: (ctx: Context, changes: Changes, reject: Reject) => Promise<RunningImport<RowOf<C>>>,
): FileImport {
  return { ...layout, begin };
}
