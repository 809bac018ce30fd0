import type { Context } from '../../platform/context/context.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { Export } from './export.entity.ts';
import {
  dailyLimitMs,
  maxDailyExports,
  maxOpenExports,
  maxReadyExports,
  openStatuses,
} from './export.rules.ts';

/** Whether somebody may request one more, within a transaction that guards them. @throws UserError TOO_MANY_EXPORTS */
export async function checkLimits(ctx: Context, requestedBy: string): Promise<void> {
  const now = ctx.clock.now();
  const open = await ctx.em.count(Export, { requestedBy, status: { $in: [...openStatuses] } });
  if (open >= maxOpenExports)
    throw tooMany(
      `You already have ${open} exports waiting or running. Wait until one of them is done, or cancel one.`,
    );
  const ready = await ctx.em.count(Export, { requestedBy, status: 'READY', expiresAt: { $gt: now } });
  if (ready >= maxReadyExports)
    throw tooMany(`You already have ${ready} files that are ready. Delete some of them first.`);
  const since = new Date(now.getTime() - dailyLimitMs);
  // Deleted ones count too: their rows are kept for that long.
  const requested = await ctx.em.count(
    Export,
    { requestedBy, createdAt: { $gt: since } },
    { filters: { notDeleted: false } },
  );
  if (requested >= maxDailyExports)
    throw tooMany(
      `You have requested ${requested} exports in the last 24 hours, which is the limit for one person. Try again later.`,
    );
}

function tooMany(message: string): UserError {
  return new UserError('TOO_MANY_EXPORTS', message);
}
