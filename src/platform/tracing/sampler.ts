import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace';
import type { TracingConfig } from '../config/config.ts';

/** Which traces are kept, by the names of OpenTelemetry. */
export function samplerOf({ sampler, ratio }: TracingConfig): Sampler {
  const [, parentBased, own] = /^(parentbased_)?(.*)$/.exec(sampler)!;
  const root = {
    always_on: () => new AlwaysOnSampler(),
    always_off: () => new AlwaysOffSampler(),
    traceidratio: () => new TraceIdRatioBasedSampler(ratio),
  }[own as 'always_on' | 'always_off' | 'traceidratio']();
  return parentBased ? new ParentBasedSampler({ root }) : root;
}
