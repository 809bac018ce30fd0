import type { Context } from '../../../platform/context/context.ts';

/**
 * Whether a job has the user's id. Jobs that version 0.1 queued have the email address instead; they are skipped, because
 * the user can request the mail again.
 */
export function hasUserId(ctx: Context, payload: { readonly userId?: string }): boolean {
  if (payload.userId !== undefined) return true;
  ctx.log.warn('Skipped a job of an earlier version, which has an email address instead of a user id.');
  return false;
}
