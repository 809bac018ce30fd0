import autocannon from 'autocannon';
import type { Target } from './target.ts';

export interface Measured {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
}

export const connections = 16;
/** Long enough for V8 to compile the hot code. */
export const warmUpSeconds = 3;

/** Sends the same request over all connections for this many seconds; every answer must be a success. */
export async function load({ url, body }: Target, seconds: number): Promise<Measured> {
  const result = await autocannon({
    url,
    body,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    connections,
    duration: seconds,
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url} answered with ${result.non2xx} failures and ${result.errors} errors.`);
  // autocannon's own average is rounded to three digits, which is too coarse to see one percent.
  const elapsedSeconds = (result.finish.getTime() - result.start.getTime()) / 1_000;
  return {
    requestsPerSecond: result['2xx'] / elapsedSeconds,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}
