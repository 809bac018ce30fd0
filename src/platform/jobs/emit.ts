import type { Context } from '../context/context.ts';
import type { EventName, Events } from './define-job.ts';
import { queueJob } from './queue-job.ts';

/**
 * Tells the other modules what happened: queues every job that is done for this event, in the running transaction, so
 * that all of it holds or none of it.
 */
export function emit<N extends EventName>(
  ctx: Context,
  event: N,
  payload: Events[N],
  options: { readonly delayMs?: number } = {},
): void {
  for (const job of ctx.services.jobs.for(event)) {
    queueJob(ctx, job.name, payload as object, options.delayMs);
  }
}
