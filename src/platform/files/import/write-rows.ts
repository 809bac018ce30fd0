import type { Context } from '../../context/context.ts';
import type { BaseEntity, EntityType } from '../../database/base.entity.ts';
import type { Row } from '../../database/rows.ts';
import type { ImportedRow } from './define-import.ts';
import type { ImportRun } from './import-run.ts';
import { writeChanges } from './write-changes.ts';

/**
 * Writes the rows of a batch as `writeChanges` does, counts them, and rejects new ones that lack a column. Returns the
 * rows that were written.
 * @param defaults values of a new row whose columns the file lacks, and of those that no file contains
 */
export async function writeRows<E extends BaseEntity>(
  ctx: Context,
  run: ImportRun,
  entity: EntityType<E>,
  key: keyof E & string,
  rows: readonly ImportedRow<Partial<Row<E>>>[],
  defaults: Partial<Row<E>>,
): Promise<Row<E>[]> {
  const lines = new Map<object, number>(rows.map(({ line, values }) => [values, line]));
  const keyOf = (row: Partial<Row<E>>) => String((row as Record<string, unknown>)[key]);
  return writeChanges(
    ctx,
    entity,
    key,
    rows.map(({ values }) => values),
    defaults,
    run.changes,
    row => run.rejectsNew(lines.get(row)!, keyOf(row)),
  );
}
