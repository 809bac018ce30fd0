import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon, { type Options, type Result } from 'autocannon';

/** A request, built anew for each time it is sent. */
export interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What a good answer contains. */
  readonly expects: string;
}

/** Requests in the order in which they are sent. */
export type Requests = () => Request;

export interface Loaded {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

const json = { 'content-type': 'application/json' };
const connections = 16;
/** Enough for the requests of a slow moment to wait side by side, as those of many people would. */
const mostConnections = 256;

/** Sends one request after the other over each of 16 connections. Every answer must be a good one. */
export async function fullLoad(requests: Requests, seconds: number): Promise<Loaded> {
  const waits: number[] = [];
  let failure: string | undefined;
  const start = performance.now();
  const options: Options = {
    url: new URL(requests().url).origin,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        setupRequest: (sent, context) => {
          const { url, headers, body, expects } = requests();
          Object.assign(context, { expects });
          return { ...sent, path: new URL(url).pathname, headers: { ...headers, ...json }, body };
        },
        onResponse: (_status, text, context) => {
          if (!text.includes((context as { expects: string }).expects)) failure ??= text.slice(0, 500);
        },
      },
    ],
  };
  const { errors } = await new Promise<Result>((resolve, reject) => {
    const running = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    running.on('response', (_client, _status, _bytes, milliseconds) => waits.push(milliseconds));
  });
  if (failure !== undefined || errors > 0) throw new Error(`${errors} errors; an answer was ${failure}`);
  return figuresOf(waits, performance.now() - start);
}

/**
 * Sends so many requests a second, each when it is due, whether or not those before are answered. A wait counts from then:
 * what a person sees.
 */
export async function pacedLoad(requests: Requests, perSecond: number, seconds: number): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: mostConnections });
  const waits: number[] = [];
  const running: Promise<void>[] = [];
  const start = performance.now();
  const count = Math.floor(perSecond * seconds);
  for (let number = 0; number < count; number++) {
    const due = start + (number * 1_000) / perSecond;
    while (performance.now() < due) await sleep(Math.max(0, due - performance.now() - 1));
    running.push(send(agent, requests()).then(() => void waits.push(performance.now() - due)));
  }
  await Promise.all(running);
  agent.destroy();
  return figuresOf(waits, performance.now() - start);
}

function figuresOf(waits: readonly number[], milliseconds: number): Loaded {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    requestsPerSecond: sorted.length / (milliseconds / 1_000),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
}

function send(agent: Agent, { url, headers, body, expects }: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers: { ...headers, ...json } }, response => {
      const parts: Buffer[] = [];
      response.on('data', part => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (text.includes(expects)) resolve();
        else reject(new Error(`${url} answered ${response.statusCode} ${text.slice(0, 500)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
