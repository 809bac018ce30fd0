import type { Context } from '../../platform/context/context.ts';
import { bulkInsert } from '../../platform/database/bulk.ts';
import { shortText } from '../../platform/files/import/describe-file.ts';
import type { Changes } from '../../platform/files/import/import-run.ts';
import type { ProblemList } from '../../platform/files/import/problems.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import type { Import } from './import.entity.ts';
import { ImportProblem } from './import-problem.entity.ts';

/** The result of reading a file to its end. */
export interface Outcome {
  readonly changes: Changes;
  /** How many rows were refused. */
  readonly failed: number;
  readonly problems: ProblemList;
  readonly notes: readonly string[];
}

const rowsPerStatement = 200;

/** Writes it into a locked import, with the problems that are kept, within a transaction. */
export async function recordOutcome(
  ctx: Context,
  found: Import,
  { changes, failed, problems, notes }: Outcome,
): Promise<void> {
  const { created, updated, unchanged } = changes;
  Object.assign(found, { created, updated, unchanged, failed, notes: [...notes] });
  found.rowsDone = found.rowsTotal ?? 0;
  found.problemCount = problems.total;
  const rows = problems.kept.map(({ line, column, value, reason }, position) => ({
    id: newId(ImportProblem.idPrefix),
    import: found.id,
    position,
    row: line,
    column: column === undefined ? null : shortText(column),
    value: value === undefined ? null : shortText(value),
    reason: cut(reason),
  }));
  for (let start = 0; start < rows.length; start += rowsPerStatement)
    await bulkInsert(ctx, ImportProblem, rows.slice(start, start + rowsPerStatement));
}

const maxTextLength = 500;

/** A text as long as its column takes. */
export function cut(text: string): string {
  return text.length > maxTextLength ? `${text.slice(0, maxTextLength - 1).toWellFormed()}…` : text;
}
