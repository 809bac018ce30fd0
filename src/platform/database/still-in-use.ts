import type { Context } from '../context/context.ts';
import { UserError } from '../lib/user-error.ts';
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
  const total = Number(row!.total);
  if (total === 0) return;
  const users = total === 1 ? `1 ${user.one}` : `${total} ${user.many}`;
  throw new UserError(
    'STILL_IN_USE',
    `The ${what.type} "${what.name}" still has ${users}. Move or delete ${total === 1 ? 'it' : 'them'} first.`,
    {
      path: what.id,
      count: total,
    },
  );
}
