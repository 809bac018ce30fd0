import type { Context } from '../../context/context.ts';
import type { Columns, RowOf } from './columns.ts';

/** A row of a file, with the line on which it begins. */
export interface ImportedRow<R> {
  readonly line: number;
  readonly values: R;
}

/** Reports why a row is invalid. The row is then not written. */
export type Reject = (line: number, column: string, reason: string) => void;

export interface Changes {
  created: number;
  updated: number;
  unchanged: number;
}

/** A running import of a file: called for each batch, and once at the end. */
export interface RunningImport<R> {
  apply(rows: readonly ImportedRow<R>[]): Promise<void>;
  finish?(): Promise<void>;
}

export interface FileImport {
  readonly file: string;
  /** The files that its rows refer to, such as `products.csv`: if a folder has them, they are read first. */
  readonly after?: readonly string[];
  readonly columns: Columns;
  /** The columns that identify a row; two rows of a file must not have the same values in all of them. */
  readonly key: readonly string[];
  /** Columns that a file may lack; they then count as empty. */
  readonly mayLack?: readonly string[];
  begin(ctx: Context, changes: Changes, reject: Reject): Promise<RunningImport<never>>;
}

/** Declares the import of one CSV file: its columns, and what happens with each batch of rows. */
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
