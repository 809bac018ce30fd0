import type { Context } from '../context/context.ts';
import { columnOf, query, tableOf } from '../database/rows.ts';
import { type SealedColumn, type SealedSample, sealedColumns, unseal } from './sealed-column.ts';

const sampleSize = 5;

/**
 * What AUTH_SECRETS does not open, a sentence for each kind of sealed value; none when all is well. It looks at the oldest
 * and the newest few values of each kind, found by an index: quick enough for every start.
 */
export async function unopenedSecrets(ctx: Context): Promise<string[]> {
  const problems: string[] = [];
  for (const column of ctx.services.get(sealedColumns)) {
    const values = new Map<string, string>();
    for (const sample of column.samples)
      for (const direction of ['asc', 'desc'] as const)
        for (const { id, sealed } of await readSample(ctx, column, sample, direction)) values.set(id, sealed);
    const opened = await Promise.all([...values].map(([id, sealed]) => isOpened(ctx, column, id, sealed)));
    const unopened = opened.filter(one => !one).length;
    if (unopened > 0)
      problems.push(
        `No secret in AUTH_SECRETS opens ${unopened} of ${values.size} ${column.name} that were looked at.`,
      );
  }
  return problems;
}

function readSample(
  ctx: Context,
  column: SealedColumn,
  { where, orderBy }: SealedSample,
  direction: 'asc' | 'desc',
): Promise<{ id: string; sealed: string }[]> {
  const { db } = ctx.database;
  const sealed = columnOf(db, column.entity, column.property);
  return query(ctx, {
    text: `/* sealing.sample */ select t.id, ${sealed} as sealed from ${tableOf(db, column.entity)} as t where ${where.text} and ${sealed} is not null order by t.\`${orderBy}\` ${direction} limit ${sampleSize}`,
    values: where.values,
  });
}

async function isOpened(ctx: Context, column: SealedColumn, id: string, sealed: string): Promise<boolean> {
  return unseal(ctx, column, id, sealed).then(
    () => true,
    error => {
      ctx.log.debug({ err: error, id }, 'A sealed value cannot be opened.');
      return false;
    },
  );
}
