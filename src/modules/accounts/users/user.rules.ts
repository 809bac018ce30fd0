import type { Context } from '../../../platform/context/context.ts';

/** Whether the request comes from this user, or has just proved to. */
export function isSelf(ctx: Context, userId: string): boolean {
  return ctx.actor.userId === userId || ctx.state.isProven(userId);
}
