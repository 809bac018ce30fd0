import type { Context } from '../context/context.ts';
import { query } from '../database/rows.ts';
import { joinSql, rawSql, type Sql, sql } from '../database/sql.ts';
import { compareText, type Run } from './runs.ts';

/** Where a thing stands in the order of titles. */
export interface Place {
  readonly sortKey: string;
  readonly id: string;
}

export interface Candidates {
  readonly places: readonly Place[];
  readonly isEnd: boolean;
}

/** The next things of several runs together, in one order and each once. */
export async function readCandidates(
  ctx: Context,
  runs: readonly Run[],
  after: Place | undefined,
  descending: boolean,
  limit: number,
): Promise<Candidates> {
  if (runs.length === 0) return { places: [], isEnd: true };
  const each = Math.ceil(limit / runs.length);
  const parts = runs.map((run, index) => runSql(run, index, after, descending, each));
  const rows = await query<Place & { run: number }>(
    ctx,
    sql`/* search.candidates */ ${joinSql(parts, ' union all ')}`,
  );
  const direction = descending ? -1 : 1;
  const compare = (a: Place, b: Place) =>
    direction * (compareText(a.sortKey, b.sortKey) || compareText(a.id, b.id));
  // What comes behind the last row of a run that goes on may have others before it.
  let end: Place | undefined;
  for (const index of runs.keys()) {
    const ofRun = rows.filter(({ run }) => Number(run) === index).sort(compare);
    const last = ofRun.at(-1);
    if (ofRun.length === each && last && (!end || compare(last, end) < 0)) end = last;
  }
  const inOrder = rows.sort(compare).filter(row => !end || compare(row, end) <= 0);
  const places = inOrder.filter((row, index) => index === 0 || row.id !== inOrder[index - 1]!.id);
  return { places, isEnd: end === undefined };
}

function runSql(
  { table, condition, isSorted }: Run,
  index: number,
  after: Place | undefined,
  descending: boolean,
  limit: number,
): Sql {
  const than = rawSql(descending ? '<' : '>');
  const beyond = after
    ? sql` and (r.sort_key ${than} ${after.sortKey} or (r.sort_key = ${after.sortKey} and r.id ${than} ${after.id}))`
    : rawSql('');
  const order = descending ? 'r.sort_key desc, r.id desc' : 'r.sort_key, r.id';
  const columns = `${isSorted ? 'distinct ' : ''}r.sort_key as sortKey, r.id`;
  return sql`select ${rawSql(String(index))} as run, c.* from (select ${rawSql(`${columns} from ${table} as r`)} where ${condition}${beyond} order by ${rawSql(`${order} limit ${limit}`)}) as c`;
}
