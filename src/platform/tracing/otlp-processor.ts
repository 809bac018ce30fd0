import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, type ReadableSpan, type SpanExporter } from '@opentelemetry/sdk-trace';
import type { FastifyBaseLogger } from 'fastify';
import type { TracingConfig } from '../config/config.ts';
import { Outage } from '../lib/outage.ts';

/** Collects spans and sends them in batches, in the background. What a collector that is away does not take is dropped. */
export function otlpProcessor({ url, headers }: TracingConfig, log: FastifyBaseLogger): BatchSpanProcessor {
  const exporter = new OTLPTraceExporter({ url, headers: { ...headers } });
  return new BatchSpanProcessor({ exporter: new ReportingExporter(exporter, log) });
}

/** Logs when the collector does not take traces, once, and when it does again. OpenTelemetry itself says nothing. */
class ReportingExporter implements SpanExporter {
  readonly #outage: Outage<'collector'>;

  constructor(
    private readonly exporter: SpanExporter,
    log: FastifyBaseLogger,
  ) {
    this.#outage = new Outage(log, {
      begin: 'Traces cannot be sent and are dropped.',
      end: 'Traces are sent again.',
    });
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.exporter.export(spans, result => {
      if (result.code === ExportResultCode.SUCCESS) this.#outage.recover('collector');
      else this.#outage.fail('collector', result.error);
      done(result);
    });
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }

  async forceFlush(): Promise<void> {
    await this.exporter.forceFlush?.();
  }
}
