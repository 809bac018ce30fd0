import type { Context } from '../context/context.ts';
import type { DomainEvent } from './define-event.ts';
import { jobRegistry } from './job-registry.ts';
import { queueJob } from './queue-job.ts';

/**
 * Tells the other modules what happened: queues every job that is done for this event, in the running transaction, so
 * that all of it holds or none of it.
 */
export function emit<P extends object>(
  ctx: Context,
  event: DomainEvent<P>,
  payload: P,
  options: { readonly delayMs?: number } = {},
): void {
  for (const job of ctx.services.get(jobRegistry).for(event.name)) {
    queueJob(ctx, job.name, payload, options.delayMs);
  }
}
