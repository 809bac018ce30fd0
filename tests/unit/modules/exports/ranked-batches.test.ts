import { expect, it } from 'vitest';
import { rankedBatches } from '../../../../src/modules/analytics/exports/columns.ts';
import type { RowsWanted } from '../../../../src/modules/analytics/read-ranked.ts';

/** A report of so many rows, and what it was asked for. */
function reportOf(total: number) {
  const asked: RowsWanted[] = [];
  const read = async (wanted: RowsWanted) => {
    asked.push(wanted);
    const start = wanted.after == null ? 0 : Number(wanted.after) + 1;
    const count = Math.min(wanted.first, total - start);
    const rows = Array.from({ length: count }, (_, index) => ({ cursor: String(start + index) }));
    return { rows, count: undefined };
  };
  return { asked, read };
}

async function allOf<R>(batches: AsyncIterable<readonly R[]>): Promise<R[]> {
  const rows: R[] = [];
  for await (const batch of batches) for (const row of batch) rows.push(row);
  return rows;
}

it('a PDF is read with one statement, and so is a report of most stores', async () => {
  const { asked, read } = reportOf(20_000);
  const rows = await allOf(rankedBatches(read));
  expect(rows).toHaveLength(20_000);
  expect(asked).toHaveLength(1);
});

it('a longer report is read in few parts, without a gap', async () => {
  const { asked, read } = reportOf(120_000);
  const rows = await allOf(rankedBatches(read));
  expect(rows.map(row => Number(row.cursor))).toEqual([...Array(120_000).keys()]);
  expect(asked).toHaveLength(5);
});
