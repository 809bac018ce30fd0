import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config/config.ts';
import type { Tracing } from './tracing.ts';

/** Undefined unless traces are to be sent somewhere. Only then OpenTelemetry's SDK is loaded. */
export async function openTracing(
  { tracing }: Pick<Config, 'tracing'>,
  log: FastifyBaseLogger,
): Promise<Tracing | undefined> {
  if (tracing === null) return undefined;
  const [{ OtelTracing }, { otlpProcessor }, { samplerOf }] = await Promise.all([
    import('./otel-tracing.ts'),
    import('./otlp-processor.ts'),
    import('./sampler.ts'),
  ]);
  const { serviceName } = tracing;
  return new OtelTracing(otlpProcessor(tracing, log), { serviceName, sampler: samplerOf(tracing) });
}
