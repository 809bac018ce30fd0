import type { Context } from '../../platform/context/context.ts';
import { query } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { Export } from './export.entity.ts';
import { maxDailyExports, maxOpenExports, maxReadyExports, openStatuses } from './export.rules.ts';

/** Whether somebody may ask for one more, within a transaction that holds them. @throws UserError TOO_MANY_EXPORTS */
export async function checkLimits(ctx: Context, requestedBy: string): Promise<void> {
  const open = await ctx.em.count(Export, { requestedBy, status: { $in: [...openStatuses] } });
  if (open >= maxOpenExports)
    throw tooMany(
      `You have ${open} exports waiting or running already. Wait for one of them to end, or cancel one.`,
    );
  const ready = await ctx.em.count(Export, {
    requestedBy,
    status: 'READY',
    expiresAt: { $gt: ctx.clock.now() },
  });
  if (ready >= maxReadyExports)
    throw tooMany(`You have ${ready} files that are ready already. Delete some of them first.`);
  if ((await askedForInADay(ctx, requestedBy)) >= maxDailyExports)
    throw tooMany(
      `You have asked for ${maxDailyExports} exports in the last 24 hours, which is as many as one person may. Ask again later.`,
    );
}

const dayMs = 24 * 3_600_000;

// The audit log also knows those that were deleted since.
async function askedForInADay(ctx: Context, actorId: string): Promise<number> {
  const since = new Date(ctx.clock.now().getTime() - dayMs);
  const [row] = await query<{ total: number }>(
    ctx,
    sql`/* exports.askedForInADay */ select count(*) as total from audit_entry where actor_id = ${actorId} and at > ${since} and action = 'export.created'`,
  );
  return Number(row!.total);
}

function tooMany(message: string): UserError {
  return new UserError('TOO_MANY_EXPORTS', message);
}
