import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Work } from '../../src/platform/database/pool/work.ts';
import { ClientGoneError } from '../../src/platform/lib/client-gone-error.ts';
import { useApp } from '../kit/app.ts';

const app = useApp();
let port: number;

beforeAll(async () => {
  await app().app.http.listen({ host: '127.0.0.1', port: 0 });
  port = (app().app.http.server.address() as AddressInfo).port;
});

afterEach(() => void vi.restoreAllMocks());

/** Holds the statements of a request until `release`. Resolves with what the first one is for. */
function holdDatabase(): { first: Promise<Work>; release: () => void } {
  const { database } = app().app;
  const run = database.run.bind(database);
  const { promise: gate, resolve: release } = Promise.withResolvers<void>();
  const { promise: first, resolve: begin } = Promise.withResolvers<Work>();
  vi.spyOn(database, 'run').mockImplementation(async (statement, work, on) => {
    if (work) begin(work);
    await gate;
    return run(statement, work, on);
  });
  return { first, release };
}

function send(query: string) {
  const sent = request({
    host: '127.0.0.1',
    port,
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  sent.on('error', () => undefined);
  sent.end(JSON.stringify({ query }));
  return sent;
}

it('cancels the work for a client that hangs up', async () => {
  const { first, release } = holdDatabase();
  const sent = send('{ settings { storeName } }');
  const work = await first;
  expect(work.cancellation.reason).toBeUndefined();
  sent.destroy();
  await vi.waitFor(() => expect(work.cancellation.reason).toBeInstanceOf(ClientGoneError));
  release();
});

it('does not cancel the work for a client that gets its answer', async () => {
  const { first, release } = holdDatabase();
  const sent = send('{ settings { storeName timeZone } }');
  const work = await first;
  release();
  const status = await new Promise(resolve =>
    sent.on('response', response => response.resume().on('close', () => resolve(response.statusCode))),
  );
  expect(status).toBe(200);
  expect(work.cancellation.reason).toBeUndefined();
});
