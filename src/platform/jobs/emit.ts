import type { Context } from '../context/context.ts';
import type { DomainEvent } from './define-event.ts';
import { jobRegistry } from './job-registry.ts';
import { queueJob } from './queue-job.ts';

/**
 * Emits a domain event: queues every job that listens to it, in the running transaction, so that the change and its
 * jobs are committed together or not at all.
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
