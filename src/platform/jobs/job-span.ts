import type { FastifyBaseLogger } from 'fastify';
import type { Services } from '../context/services.ts';
import { tracing } from '../tracing/tracing.ts';
import type { ClaimedJob } from './claimed-job.ts';
import type { JobResult } from './jobs.metrics.ts';

/**
 * Runs an attempt of a job in a span, where traces are on: it goes on with the trace of the request that queued the job, or
 * begins one of its own, as a job on a schedule does. Its log lines carry the id of the trace.
 */
export function inSpanOf(
  services: Services,
  log: FastifyBaseLogger,
  job: ClaimedJob,
  run: (log: FastifyBaseLogger) => Promise<JobResult>,
): Promise<JobResult> {
  const traces = services.find(tracing);
  if (!traces) return run(log);
  const attributes = {
    'messaging.system': 'tradepost',
    'messaging.operation.type': 'process',
    'messaging.message.id': job.id,
    'tradepost.job.attempt': job.attempts,
  };
  const start = { name: `job ${job.name}`, kind: 'CONSUMER', attributes, parent: job.traceParent } as const;
  return traces.run(start, async span => {
    const result = await run(log.child({ trace_id: span.traceId }));
    span.set({ 'tradepost.job.result': result });
    if (result !== 'DONE') span.fail(result);
    return result;
  });
}
