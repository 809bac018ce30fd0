import type { Context } from '../../../platform/context/context.ts';

/** Whether the actor is this user, or has just proved to be, for example by signing in. */
export function isSelf(ctx: Context, userId: string): boolean {
  return ctx.actor.userId === userId || ctx.state.isProven(userId);
}
