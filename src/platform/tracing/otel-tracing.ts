import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { type Sampler, type SpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { withinTime } from '../lib/within-time.ts';
import { SpanClock } from './span-clock.ts';
import {
  type EndedSpan,
  errorType,
  type RunningSpan,
  type SpanAttributes,
  type SpanStart,
  type Tracing,
} from './tracing.ts';

const closeTimeoutMs = 2_000;
/** Statements of long lists are long, and one begins like another. */
const maxAttributeLength = 4_000;

interface Active {
  readonly span: OtelSpan;
  readonly lane: string | undefined;
}

/** Traces by OpenTelemetry's SDK. It is not registered globally, so that several servers in one process do not meet. */
export class OtelTracing implements Tracing {
  readonly #provider: TracerProvider;
  readonly #tracer: Tracer;
  readonly #active = new AsyncLocalStorage<Active>();
  readonly #clock = new SpanClock();

  constructor(
    processor: SpanProcessor,
    { serviceName, sampler }: { readonly serviceName: string; readonly sampler: Sampler },
  ) {
    this.#provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': serviceName, 'process.pid': process.pid }),
      spanProcessors: [processor],
      sampler,
      spanLimits: { attributeValueLengthLimit: maxAttributeLength },
    });
    this.#tracer = this.#provider.getTracer('tradepost');
  }

  get current(): RunningSpan | undefined {
    return this.#active.getStore()?.span;
  }

  get lane(): string | undefined {
    return this.#active.getStore()?.lane;
  }

  get traceParent(): string | null {
    const context = this.#active.getStore()?.span.context;
    if (!context) return null;
    return `00-${context.traceId}-${context.spanId}-0${context.traceFlags & 1}`;
  }

  start({ name, kind, attributes, parent }: SpanStart): RunningSpan {
    return this.#open({ name, kind, attributes }, performance.now(), this.#below(parent));
  }

  async run<T>(start: SpanStart, work: (span: RunningSpan) => Promise<T>): Promise<T> {
    const span = this.start(start);
    try {
      return await span.enter(() => work(span));
    } catch (error) {
      span.fail(errorType(error));
      throw error;
    } finally {
      span.end();
    }
  }

  record({ name, kind, attributes, startedAt, error }: EndedSpan): void {
    const parent = this.#active.getStore()?.span;
    if (!parent?.isRecording) return;
    const span = this.#open({ name, kind, attributes }, startedAt, parent.asParent);
    if (error !== undefined) span.fail(errorType(error));
    span.end();
  }

  inLane<T>(lane: string, work: () => T): T {
    const active = this.#active.getStore();
    return active ? this.#active.run({ ...active, lane }, work) : work();
  }

  async close(): Promise<void> {
    // What cannot be sent is reported where it is sent.
    await withinTime(this.#provider.shutdown(), closeTimeoutMs).catch(() => undefined);
  }

  #open({ name, kind, attributes }: SpanStart, startedAt: number, parent: Context): OtelSpan {
    const startTime = this.#clock.at(startedAt);
    const options = { kind: SpanKind[kind], startTime, ...(attributes && { attributes }) };
    return new OtelSpan(this.#tracer.startSpan(name, options, parent), name, this.#active, this.#clock);
  }

  #below(traceParent: string | null | undefined): Context {
    const remote = traceParent && parseTraceParent(traceParent);
    if (remote) return trace.setSpanContext(ROOT_CONTEXT, { ...remote, isRemote: true });
    return this.#active.getStore()?.span.asParent ?? ROOT_CONTEXT;
  }
}

class OtelSpan implements RunningSpan {
  #name: string;

  constructor(
    private readonly span: Span,
    name: string,
    private readonly active: AsyncLocalStorage<Active>,
    private readonly clock: SpanClock,
  ) {
    this.#name = name;
  }

  get context() {
    return this.span.spanContext();
  }

  get traceId(): string {
    return this.context.traceId;
  }

  get isRecording(): boolean {
    return this.span.isRecording();
  }

  get asParent(): Context {
    return trace.setSpan(ROOT_CONTEXT, this.span);
  }

  get name(): string {
    return this.#name;
  }

  set name(name: string) {
    this.#name = name;
    this.span.updateName(name);
  }

  set(attributes: SpanAttributes): void {
    this.span.setAttributes(attributes);
  }

  mark(name: string, attributes: SpanAttributes): void {
    this.span.addEvent(name, attributes);
  }

  fail(type: string): void {
    this.span.setAttribute('error.type', type);
    this.span.setStatus({ code: SpanStatusCode.ERROR });
  }

  enter<T>(work: () => T): T {
    return this.active.run({ span: this, lane: undefined }, work);
  }

  end(): void {
    this.span.end(this.clock.at());
  }
}
