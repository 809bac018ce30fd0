import { Client, type Exchange, gql, type OperationResult } from '@urql/core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { filter, makeSubject, merge, pipe, subscribe, takeUntil, tap } from 'wonka';
import { askWhenOvertaken } from '../../src/lib/graphql/ask-when-overtaken.ts';
import { normalizedCache } from '../../src/lib/graphql/cache.ts';

const statusQuery = gql`query { export(id: "export_1") { __typename id status } }`;
const statusEvents = gql`subscription { exportUpdated(exportId: "export_1") { __typename id status } }`;

/** A server whose answers and events arrive when the test says so. */
function fakeServer() {
  const answers = makeSubject<OperationResult>();
  const asked: OperationResult['operation'][] = [];
  const events: OperationResult['operation'][] = [];
  const exchange: Exchange = () => operations =>
    merge([
      pipe(
        operations,
        tap(operation => {
          if (operation.kind === 'query') asked.push(operation);
          if (operation.kind === 'subscription') events.push(operation);
        }),
        filter(() => false),
      ) as never,
      answers.source,
    ]);
  const result = (operation: OperationResult['operation'], field: string, id: string, status: string) => ({
    operation,
    data: { __typename: 'Query', [field]: { __typename: 'Export', id, status } },
    stale: false,
    hasNext: operation.kind === 'subscription',
  });
  return {
    exchange,
    asked,
    answer: (status: string) => answers.next(result(asked.at(-1)!, 'export', 'export_1', status)),
    push: (status: string, id = 'export_1') =>
      answers.next(result(events.at(-1)!, 'exportUpdated', id, status)),
  };
}

let server: ReturnType<typeof fakeServer>;
const shown: string[] = [];
const end = makeSubject<void>();

beforeEach(() => {
  server = fakeServer();
  shown.length = 0;
  const client = new Client({
    url: 'http://localhost/graphql',
    preferGetMethod: false,
    exchanges: [normalizedCache(), askWhenOvertaken, server.exchange],
  });
  pipe(
    client.query(statusQuery, {}),
    takeUntil(end.source),
    subscribe(({ data }) => void (data && shown.push(data.export.status))),
  );
  pipe(
    client.subscription(statusEvents, {}),
    takeUntil(end.source),
    subscribe(() => undefined),
  );
});
afterEach(() => end.next());

it('asks once more when an event about the same object overtook the answer', async () => {
  server.push('READY');
  server.answer('RUNNING');
  await vi.waitFor(() => expect(server.asked).toHaveLength(2));
  server.answer('READY');
  expect(shown.at(-1)).toBe('READY');
  await Promise.resolve();
  expect(server.asked).toHaveLength(2);
});

it('asks again as often as it is overtaken', async () => {
  server.push('RUNNING');
  server.answer('QUEUED');
  await vi.waitFor(() => expect(server.asked).toHaveLength(2));
  server.push('READY');
  server.answer('RUNNING');
  await vi.waitFor(() => expect(server.asked).toHaveLength(3));
  server.answer('READY');
  expect(shown.at(-1)).toBe('READY');
});

it('asks once where the event was about another object, or came after the answer', async () => {
  server.push('READY', 'export_2');
  server.answer('RUNNING');
  server.push('READY');
  await Promise.resolve();
  expect(server.asked).toHaveLength(1);
  expect(shown.at(-1)).toBe('READY');
});
