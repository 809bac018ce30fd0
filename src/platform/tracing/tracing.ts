import { ServiceKey } from '../context/services.ts';

/** What is known of a span, by the names of OpenTelemetry's conventions. Never the data of a person. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

export interface SpanStart {
  readonly name: string;
  /** Who causes it: a client that calls us, ourselves, we who call somebody, or a queue. */
  readonly kind: 'SERVER' | 'INTERNAL' | 'CLIENT' | 'CONSUMER';
  readonly attributes?: SpanAttributes | undefined;
  /** A W3C `traceparent` to go on from; absent to go on from the span that is running, if any. */
  readonly parent?: string | null | undefined;
}

/** A span that has ended already. */
export interface EndedSpan extends Omit<SpanStart, 'parent'> {
  /** By `performance.now()`. */
  readonly startedAt: number;
  /** Its error, if it failed. */
  readonly error?: unknown;
}

export interface RunningSpan {
  readonly traceId: string;
  name: string;
  set(attributes: SpanAttributes): void;
  /** Adds a mark at this moment. */
  mark(name: string, attributes: SpanAttributes): void;
  /** Marks the span as failed. @param type a code or the name of an error: messages can hold people's data */
  fail(type: string): void;
  /** Runs `work` so that what it starts is below this span. */
  enter<T>(work: () => T): T;
  end(): void;
}

/**
 * The traces of a process, by spans of our own: nothing is patched. A process has this service only where traces are sent
 * somewhere (`OTEL_EXPORTER_OTLP_ENDPOINT`); without it, each place that makes a span costs a check.
 */
export interface Tracing {
  /** The span that is running here. */
  readonly current: RunningSpan | undefined;
  /** The W3C `traceparent` of the span that is running here, for whoever goes on from it later; null without one. */
  readonly traceParent: string | null;
  start(span: SpanStart): RunningSpan;
  /** Runs `work` in a span of its own. An error of `work` is an error of the span. */
  run<T>(span: SpanStart, work: (span: RunningSpan) => Promise<T>): Promise<T>;
  /** Adds a span below the one that is running here; nothing if none is. */
  record(span: EndedSpan): void;
  /** Runs `work` with this lane of the connections as an attribute of its statements. */
  inLane<T>(lane: string, work: () => T): T;
  /** The lane of `inLane` around here. */
  readonly lane: string | undefined;
  /** Sends what is left, for two seconds at most. */
  close(): Promise<void>;
}

export const tracing = new ServiceKey<Tracing>('tracing');

/** What an error is, without its message. */
export function errorType(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
