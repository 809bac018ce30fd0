import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as OpenTelemetry's protocol sends it, its attributes as plain values. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for the first span of a trace. */
  readonly parentSpanId: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly start: bigint;
  readonly end: bigint;
  readonly isError: boolean;
  readonly service: unknown;
  readonly marks: readonly string[];
}

/** Receives traces by OTLP over HTTP, as a collector does. */
export class TraceCollector {
  readonly spans: ReceivedSpan[] = [];
  readonly headers: IncomingHttpHeaders[] = [];
  /** The text of all that was received. */
  text = '';
  /** What it answers. */
  status = 200;
  readonly #server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    const text = Buffer.concat(chunks as Buffer[]).toString();
    this.headers.push(request.headers);
    this.text += text;
    if (this.status === 200) this.spans.push(...spansIn(JSON.parse(text)));
    response.writeHead(this.status, { 'content-type': 'application/json' }).end('{}');
  });

  /** Returns its address. */
  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** The only span with this name. */
  find(name: string): ReceivedSpan {
    const found = this.spans.filter(span => span.name === name);
    if (found.length !== 1)
      throw new Error(`${found.length} spans are called "${name}" of ${this.spans.map(one => one.name)}.`);
    return found[0]!;
  }

  /** The spans directly below one, in the order in which they began. */
  below({ spanId }: ReceivedSpan): ReceivedSpan[] {
    return this.spans.filter(span => span.parentSpanId === spanId).sort((a, b) => Number(a.start - b.start));
  }

  /** A span and all below it, as lines for people. */
  tree(span: ReceivedSpan, indent = ''): string {
    const milliseconds = (Number(span.end - span.start) / 1e6).toFixed(1);
    const lines = this.below(span).map(one => this.tree(one, `${indent}  `));
    return [`${indent}${span.name}  ${milliseconds} ms`, ...lines].join('\n');
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the shape of the protocol
type Json = any;

function spansIn({ resourceSpans }: Json): ReceivedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }: Json) =>
    scopeSpans.flatMap(({ spans }: Json) =>
      spans.map((span: Json) => ({
        traceId: span.traceId,
        spanId: span.spanId,
        parentSpanId: span.parentSpanId ?? '',
        name: span.name,
        attributes: plain(span.attributes),
        start: BigInt(span.startTimeUnixNano),
        end: BigInt(span.endTimeUnixNano),
        isError: span.status.code === 2,
        service: plain(resource.attributes)['service.name'],
        marks: span.events.map((event: Json) => event.name),
      })),
    ),
  );
}

function plain(attributes: Json): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ key, value }: Json) => {
      const [kind, content] = Object.entries(value)[0]!;
      return [key, kind === 'intValue' ? Number(content) : content];
    }),
  );
}
