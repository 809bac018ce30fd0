import { ServiceKey } from '../context/services.ts';
import { defineHistogram, workBuckets } from '../metrics/define-metric.ts';
import type { MetricRegistry } from '../metrics/metric-registry.ts';
import type { Tracing } from '../tracing/tracing.ts';

export const outboundSeconds = defineHistogram({
  name: 'tradepost_outbound_seconds',
  help: 'Time of a call to another system, such as `smtp` and `stripe`, by its result: `OK`, `REFUSED` (an answer that says no), `FAILED`.',
  labels: {
    service: { atMost: 10 },
    call: { atMost: 50 },
    result: ['OK', 'REFUSED', 'FAILED'],
  },
  buckets: workBuckets,
});

/** A call to another system. */
export interface OutboundCall {
  readonly service: string;
  /** What is asked of it; one of a few names. */
  readonly call: string;
  /** Whether an error is an answer of the other system, and not a failure to get one. */
  readonly isRefusal: (error: unknown) => boolean;
}

/** Measures and traces what is asked of other systems. */
export class OutboundCalls {
  constructor(
    private readonly metrics: MetricRegistry,
    private readonly tracing: Tracing | undefined,
  ) {}

  run<T>(call: OutboundCall, work: () => Promise<T>): Promise<T> {
    const { tracing } = this;
    if (!tracing) return this.#measured(call, work);
    const attributes = { 'peer.service': call.service, 'rpc.method': call.call };
    return tracing.run({ name: `${call.service} ${call.call}`, kind: 'CLIENT', attributes }, () =>
      this.#measured(call, work),
    );
  }

  async #measured<T>({ service, call, isRefusal }: OutboundCall, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const end = (result: 'OK' | 'REFUSED' | 'FAILED') =>
      this.metrics.observe(outboundSeconds, { service, call, result }, (performance.now() - start) / 1_000);
    try {
      const answer = await work();
      end('OK');
      return answer;
    } catch (error) {
      end(isRefusal(error) ? 'REFUSED' : 'FAILED');
      throw error;
    }
  }
}

export const outboundCalls = new ServiceKey<OutboundCalls>('outbound calls');
