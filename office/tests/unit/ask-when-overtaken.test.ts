import { Client, type Exchange, gql, type OperationResult } from '@urql/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { filter, makeSubject, merge, pipe, subscribe, takeUntil, tap } from 'wonka';
import { askWhenOvertaken } from '../../src/lib/graphql/ask-when-overtaken.ts';
import { normalizedCache } from '../../src/lib/graphql/cache.ts';
import { refresher } from '../../src/lib/graphql/refresher.ts';

const statusQuery = gql`query { export(id: "export_1") { __typename id status } }`;
const statusEvents = gql`subscription { exportUpdated(exportId: "export_1") { __typename id status } }`;

const cancelExport = gql`mutation { cancelExport { __typename } }`;

/** A server whose answers and events arrive when the test says so. */
function fakeServer() {
  const answers = makeSubject<OperationResult>();
  const asked: OperationResult['operation'][] = [];
  const events: OperationResult['operation'][] = [];
  const changes: OperationResult['operation'][] = [];
  const exchange: Exchange = () => operations =>
    merge([
      pipe(
        operations,
        tap(operation => {
          if (operation.kind === 'query') asked.push(operation);
          if (operation.kind === 'subscription') events.push(operation);
          if (operation.kind === 'mutation') changes.push(operation);
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
    confirm: () =>
      answers.next({
        operation: changes.at(-1)!,
        data: { __typename: 'Mutation', cancelExport: { __typename: 'CancelExportPayload' } },
        stale: false,
        hasNext: false,
      }),
    answer: (status: string) => answers.next(result(asked.at(-1)!, 'export', 'export_1', status)),
    push: (status: string, id = 'export_1') =>
      answers.next(result(events.at(-1)!, 'exportUpdated', id, status)),
  };
}

let server: ReturnType<typeof fakeServer>;
let client: Client;
/** What the page shows, one after the other; null where it has nothing to show. */
const shown: (string | null)[] = [];
const end = makeSubject<void>();

beforeEach(() => {
  server = fakeServer();
  shown.length = 0;
  const again = refresher();
  client = new Client({
    url: 'http://localhost/graphql',
    preferGetMethod: false,
    exchanges: [again.exchange, normalizedCache(again.mayInvalidate), askWhenOvertaken, server.exchange],
  });
  pipe(
    client.query(statusQuery, {}),
    takeUntil(end.source),
    subscribe(({ data }) => void shown.push(data?.export?.status ?? null)),
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

describe('after a mutation', () => {
  const change = () =>
    pipe(
      client.mutation(cancelExport, {}),
      takeUntil(end.source),
      subscribe(() => undefined),
    );

  it('asks for what is shown, and shows it until the answer is there', async () => {
    server.answer('RUNNING');
    change();
    server.confirm();
    await vi.waitFor(() => expect(server.asked).toHaveLength(2));
    server.answer('CANCELED');
    expect(shown.at(-1)).toBe('CANCELED');
    expect(shown).not.toContain(null);
  });

  it('asks once more where the answer was on its way', async () => {
    server.answer('RUNNING');
    change();
    const askedAlone = client.query(statusQuery, {}, { requestPolicy: 'network-only' }).toPromise();
    expect(server.asked).toHaveLength(2);
    server.confirm();
    server.answer('RUNNING');
    await askedAlone;
    await vi.waitFor(() => expect(server.asked).toHaveLength(3));
    server.answer('CANCELED');
    await Promise.resolve();
    expect(server.asked).toHaveLength(3);
    expect(shown.at(-1)).toBe('CANCELED');
    expect(shown).not.toContain(null);
  });

  it('comes to an end when another mutation overtakes it', async () => {
    server.answer('RUNNING');
    change();
    server.confirm();
    await vi.waitFor(() => expect(server.asked).toHaveLength(2));
    change();
    server.confirm();
    await Promise.resolve();
    for (let answered = 1; answered < server.asked.length; answered += 1) {
      server.answer('CANCELED');
      await new Promise(resolve => setTimeout(resolve, 1));
      expect(server.asked.length).toBeLessThan(6);
    }
    expect(shown.at(-1)).toBe('CANCELED');
  });
});
