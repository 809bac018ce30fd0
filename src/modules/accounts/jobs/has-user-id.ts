import type { Context } from '../../../platform/context/context.ts';

/**
 * Whether a job carries the user's id. Jobs that an earlier version queued carry the address in its place; they are skipped,
 * since whoever waits for the mail can ask for it again.
 */
export function hasUserId(ctx: Context, payload: { readonly userId?: string }): boolean {
  if (payload.userId !== undefined) return true;
  ctx.log.warn('Skipped a job of an earlier version, which carries an address instead of the id of a user.');
  return false;
}
