import { ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { SamplingDecision } from '@opentelemetry/sdk-trace';
import { describe, expect, it } from 'vitest';
import type { TracingConfig } from '../../../../src/platform/config/config.ts';
import { samplerOf } from '../../../../src/platform/tracing/sampler.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const below = (traceFlags: number) =>
  trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId: 'b7ad6b7169203331', traceFlags });

function keeps(sampler: TracingConfig['sampler'], ratio: number, context = ROOT_CONTEXT): boolean {
  const config = { url: '', headers: {}, serviceName: '', sampler, ratio };
  const { decision } = samplerOf(config).shouldSample(context, traceId, 'a', SpanKind.INTERNAL, {}, []);
  return decision === SamplingDecision.RECORD_AND_SAMPLED;
}

describe('a sampler', () => {
  it('keeps all, none, or a part', () => {
    expect(keeps('always_on', 1)).toBe(true);
    expect(keeps('always_off', 1)).toBe(false);
    expect(keeps('traceidratio', 1)).toBe(true);
    expect(keeps('traceidratio', 0)).toBe(false);
  });

  it('follows what the parent decided, if it is by the parent', () => {
    expect(keeps('parentbased_always_off', 1, below(1))).toBe(true);
    expect(keeps('parentbased_always_on', 1, below(0))).toBe(false);
    expect(keeps('parentbased_traceidratio', 0)).toBe(false);
    expect(keeps('always_on', 1, below(0))).toBe(true);
  });
});
