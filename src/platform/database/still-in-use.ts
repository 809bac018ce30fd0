import type { Context } from '../context/context.ts';
import { type Problem, refuseIf } from '../lib/problem.ts';
import { query } from './rows.ts';
import type { Sql } from './sql.ts';

/**
 * Refuses to delete an object that others refer to. The caller holds its lock, so that none can be added meanwhile.
 * @param count a statement that returns their number as `total`, read with a lock so that it sees the latest commit
 * @throws UserError STILL_IN_USE with the count
 */
export async function checkUnused(
  ctx: Context,
  what: { type: string; name: string; id: readonly string[] },
  user: { one: string; many: string },
  count: Sql,
): Promise<void> {
  const [row] = await query<{ total: number }>(ctx, count);
  refuseIf(stillInUseProblem(what, user, Number(row!.total)), what.id);
}

/** What stands against deleting an object that this many others refer to. */
export function stillInUseProblem(
  what: { readonly type: string; readonly name: string },
  user: { readonly one: string; readonly many: string },
  total: number,
): Problem | null {
  if (total === 0) return null;
  const users = total === 1 ? `1 ${user.one}` : `${total} ${user.many}`;
  return {
    code: 'STILL_IN_USE',
    message: `The ${what.type} "${what.name}" still has ${users}. Move or delete ${total === 1 ? 'it' : 'them'} first.`,
    details: { count: total },
  };
}
