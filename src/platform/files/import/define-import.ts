import type { Permission } from '../../authorization/permission.ts';
import type { Context } from '../../context/context.ts';
import type { Columns, RowOf } from './columns.ts';
import type { ImportKind } from './import-kind.ts';
import type { ImportRun } from './import-run.ts';

/** A row of a file, with the line on which it begins. */
export interface ImportedRow<R> {
  readonly line: number;
  readonly values: R;
}

/** A running import of a file: called for each batch, and once at the end. */
export interface RunningImport<R> {
  apply(rows: readonly ImportedRow<R>[]): Promise<void>;
  finish?(): Promise<void>;
  /** What else the report says about the file, one sentence each. */
  notes?(): readonly string[];
}

/** Who may import a file through the API. On the command line, where nobody is signed in, everything is allowed. */
interface ImportAccess {
  readonly kind: ImportKind;
  /** Required to import such a file; all of them. */
  readonly permissions: readonly Permission[];
  /** Columns that need a permission more. */
  readonly columnPermissions?: Readonly<Record<string, Permission>>;
}

export interface FileImport extends ImportAccess {
  readonly file: string;
  /** The files that its rows refer to, such as `products.csv`: if a folder has them, they are read first. */
  readonly after?: readonly string[];
  readonly columns: Columns;
  /** The columns that identify a row; two rows of a file must not have the same values in all of them. */
  readonly key: readonly string[];
  /** The columns that a new row needs beside the key, because nothing else could stand in their place. */
  readonly neededByNew?: readonly string[];
  begin(ctx: Context, run: ImportRun): Promise<RunningImport<never>>;
}

/**
 * Declares the import of one CSV file: its columns, and what happens with each batch of rows. A file must have the
 * columns of the key; the values of other columns that it lacks are undefined in all of its rows.
 */
export function defineImport<C extends Columns, K extends keyof C & string>(
  layout: ImportAccess & {
    readonly file: string;
    readonly after?: readonly string[];
    readonly columns: C;
    readonly key: readonly K[];
    readonly neededByNew?: readonly (keyof C & string)[];
  },
  begin: (ctx: Context, run: ImportRun) => Promise<RunningImport<RowOf<C, K>>>,
): FileImport {
  return { ...layout, begin };
}
