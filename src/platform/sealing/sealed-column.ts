import type { Context } from '../context/context.ts';
import { ServiceKey } from '../context/services.ts';
import type { EntityClass } from '../database/base.entity.ts';
import type { Sql } from '../database/sql.ts';

/**
 * A column whose values are encrypted with AUTH_SECRETS. The manifest of its module lists it: so `reseal` renews it, and a
 * start notices when it cannot be opened. `tests/contracts/sealed-columns.test.ts` finds one that no manifest lists.
 */
export interface SealedColumn {
  /** What its values are, in the plural, for operators: "waiting mails". */
  readonly name: string;
  readonly entity: EntityClass;
  /** The property of the entity that holds the sealed value; null where there is none. */
  readonly property: string;
  /** A key of its own is derived for it. */
  readonly purpose: string;
  /**
   * For whom a value is sealed. `row`: for the id of its row. `bearer`: for something that only a client has, such as a
   * token, so that the server alone can neither open it nor seal it again. Such a value must not be needed for long.
   */
  readonly owner: 'row' | 'bearer';
  /** How rows that have a value are found by an index, so that a start can look at a few of them. */
  readonly samples: readonly SealedSample[];
}

/** Rows by a condition, in an order; one index serves both. */
export interface SealedSample {
  readonly where: Sql;
  /** A column of the table. */
  readonly orderBy: string;
}

export function defineSealedColumn(column: SealedColumn): SealedColumn {
  return column;
}

/** Encrypts a value for the column. @param owner the id of the row, or what the bearer has */
export function seal(ctx: Context, column: SealedColumn, owner: string, text: string): Promise<string> {
  return ctx.services.keys.seal(column.purpose, owner, text);
}

/** @throws when no secret in AUTH_SECRETS opens it, or it was altered or sealed for another owner */
export function unseal(ctx: Context, column: SealedColumn, owner: string, sealed: string): Promise<string> {
  return ctx.services.keys.open(column.purpose, owner, sealed);
}

/** Whether the value is sealed with an older secret than the first one. */
export function isSealedWithOldSecret(ctx: Context, column: SealedColumn, sealed: string): boolean {
  return !ctx.services.keys.isCurrent(column.purpose, sealed);
}

/** The sealed columns of all manifests. */
export const sealedColumns = new ServiceKey<readonly SealedColumn[]>('sealed columns');
