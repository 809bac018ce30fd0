import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { setStock, stockedProductId } from '../../kit/factories/stock.ts';
import {
  connect,
  listening,
  RawSocket,
  type Subscriber,
  untilNothingIsLeft,
  untilRunning,
} from '../../kit/subscriber.ts';

const app = useApp();
const closedApp = useApp({ introspection: false });
let subscriber: Subscriber;

beforeEach(async () => {
  subscriber = await connect(app(), await app().actors.headers('manager'));
});
afterEach(async () => {
  await subscriber.leave();
  await untilNothingIsLeft(app());
});

const notifications = 'subscription { notificationReceived { id } }';

describe('anything but a subscription that can run is refused with a message', () => {
  it.each([
    ['a query', '{ settings { storeName } }', 'BAD_REQUEST', 'HTTP POST'],
    ['a mutation', 'mutation { signOut { endedSessionId } }', 'BAD_REQUEST', 'HTTP POST'],
    ['no GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED', 'Syntax Error'],
    ['an unknown field', 'subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED', 'nothing'],
    [
      'two fields',
      'subscription { notificationReceived { id } staffRegistrationReceived { id } }',
      'GRAPHQL_VALIDATION_FAILED',
      'only one',
    ],
    [
      'two operations, none named',
      'subscription A { notificationReceived { id } } subscription B { notificationReceived { id } }',
      'OPERATION_RESOLUTION_FAILURE',
      'Name one',
    ],
    ['only fragments', 'fragment F on Query { settings { storeName } }', 'GRAPHQL_VALIDATION_FAILED', 'F'],
    [
      'a field that may be left out',
      'subscription { notificationReceived @skip(if: true) { id } }',
      'GRAPHQL_VALIDATION_FAILED',
      '@skip',
    ],
    [
      'a fragment that may be left out',
      'subscription { ...F @include(if: false) } fragment F on Subscription { notificationReceived { id } }',
      'GRAPHQL_VALIDATION_FAILED',
      '@include',
    ],
    [
      'a condition within a fragment',
      'subscription { ...F } fragment F on Subscription { ... { notificationReceived @skip(if: true) { id } } }',
      'GRAPHQL_VALIDATION_FAILED',
      '@skip',
    ],
    [
      'introspection',
      'subscription { __schema { types { name } } }',
      'GRAPHQL_VALIDATION_FAILED',
      'introspection',
    ],
    [
      'a document that is too large',
      `subscription { notificationReceived { ${'id '.repeat(700)} } }`,
      'QUERY_TOO_COMPLEX',
      'fields',
    ],
    [
      'a document with too many tokens',
      `subscription { notificationReceived { ${'id '.repeat(3_000)} } }`,
      'QUERY_TOO_COMPLEX',
      'tokens',
    ],
    [
      'one that costs too much',
      'subscription { stockChanged(productIds: ["x"]) { category { products(first: 100) { nodes { category { products(first: 100) { nodes { id } } } } } } } }',
      'QUERY_TOO_COMPLEX',
      'costs',
    ],
  ])('%s', async (_what, query, code, words) => {
    const followed = subscriber.follow(query);
    expect(await followed.refusal()).toBe(code);
    expect(followed.errors[0]!.message).toContain(words);
    expect(app().app.subscriptions.counts).toEqual({ connections: 1, subscriptions: 0 });
  });

  it.each([
    ['missing', {}],
    ['of another type', { id: 7.5 }],
    ['null', { id: null }],
  ])('variables that do not fit: %s', async (_what, variables) => {
    const followed = subscriber.follow(
      'subscription ($id: ID!) { orderUpdated(orderId: $id) { id } }',
      variables,
    );
    expect(await followed.refusal()).toBe('BAD_USER_INPUT');
    expect(followed.errors[0]!.message).toContain('$id');
  });

  it('and the connection stays open after all that', async () => {
    for (let n = 0; n < 60; n++) await subscriber.follow('{ settings { storeName } }').refusal();
    subscriber.follow(notifications);
    await untilRunning(app(), 1);
  });
});

it('a subscription over HTTP is refused with the right address', async () => {
  const { data, errors } = await app().send('manager', notifications);
  expect(data).toBeNull();
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  expect(errors![0]!.message).toContain('graphql-transport-ws');
});

it('without introspection, errors suggest no names, and the schema is hidden', async () => {
  const other = await connect(closedApp(), await closedApp().actors.headers('manager'));
  const wrong = other.follow('subscription { notificationReceive { id } }');
  expect(await wrong.refusal()).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(JSON.stringify(wrong.errors)).not.toContain('notificationReceived');
  const nested = other.follow(
    'subscription { notificationReceived { __typename id } __schema { types { name } } }',
  );
  expect(await nested.refusal()).toBe('GRAPHQL_VALIDATION_FAILED');
  await other.leave();
});

it('an internal error is masked, logged with the id that the client gets, and ends nothing else', async () => {
  const product = await stockedProductId(app());
  const query = `subscription { stockChanged(productIds: ["${product}"]) { id } }`;
  const followed = subscriber.follow(query);
  await untilRunning(app(), 1);
  const { database } = app().app;
  const run = database.run.bind(database);
  database.run = () => Promise.reject(new Error('the secret of the database'));
  const refused = subscriber.follow(query);
  expect(await refused.refusal()).toBe('INTERNAL_SERVER_ERROR');
  app().app.services.live.publish([{ topic: 'stock.changed', data: { about: product } }]);
  expect(await followed.refusal()).toBe('INTERNAL_SERVER_ERROR');
  database.run = run;
  for (const { errors } of [refused, followed]) {
    expect(JSON.stringify(errors)).not.toContain('secret');
    const { requestId } = errors[0]!.extensions;
    const logged = app().logLines.filter(line => line.includes(String(requestId)));
    expect(logged.join()).toContain('the secret of the database');
  }
  const again = subscriber.follow(query);
  await untilRunning(app(), 1);
  await setStock(app(), product, 1);
  expect((await again.next()).data.stockChanged.id).toBe(product);
});

describe('invalid messages', () => {
  it.each([
    ['no JSON', 'hello', 4400],
    ['no object', '[]', 4400],
    ['no type', '{}', 4400],
    ['an unknown type', '{"type":"dance"}', 4400],
    ['a subscribe without an id', '{"type":"subscribe","payload":{"query":"{ a }"}}', 4400],
    ['a query that is no text', '{"type":"subscribe","id":"1","payload":{"query":5}}', 4400],
    [
      'variables that are a list',
      '{"type":"subscribe","id":"1","payload":{"query":"{ a }","variables":[]}}',
      4400,
    ],
    ['a second greeting', '{"type":"connection_init"}', 4429],
    ['too long a message', `{"type":"ping","payload":{"x":"${'x'.repeat(70_000)}"}}`, 1009],
  ])('%s', async (_what, text, code) => {
    const socket = await RawSocket.greeted(await listening(app()), await app().actors.headers('customer'));
    socket.send(text);
    expect((await socket.untilClosed()).code).toBe(code);
  });

  it.each([
    { type: 'connection_ack' },
    { type: 'next', id: '1', payload: {} },
    { type: 'error', id: '1', payload: [{ message: 'Unexpected message of type next received' }] },
  ])('what only a server sends: $type', async message => {
    const socket = await RawSocket.greeted(await listening(app()), await app().actors.headers('customer'));
    socket.send(message);
    expect(await socket.untilClosed()).toEqual({
      code: 4400,
      reason: 'Only a server may send such a message.',
    });
  });

  it('bytes', async () => {
    const socket = await RawSocket.greeted(await listening(app()), await app().actors.headers('customer'));
    socket.socket.send(Buffer.from('{"type":"ping"}'));
    expect(await socket.untilClosed()).toEqual({ code: 4400, reason: 'Messages are text.' });
  });

  it('an id that is in use', async () => {
    const headers = await app().actors.headers('manager');
    const socket = await RawSocket.greeted(await listening(app()), headers);
    socket.subscribe('1', notifications);
    await untilRunning(app(), 1);
    socket.subscribe('1', notifications);
    expect((await socket.untilClosed()).code).toBe(4409);
  });

  it('an id that is used again while its first subscription starts and ends', async () => {
    const headers = await app().actors.headers('manager');
    const socket = await RawSocket.greeted(await listening(app()), headers);
    socket.subscribe('1', notifications);
    socket.send({ id: '1', type: 'complete' });
    socket.subscribe('1', notifications);
    expect((await socket.untilClosed()).code).toBe(4409);
  });

  it('a subscription that was ended while it started leaves nothing behind', async () => {
    const headers = await app().actors.headers('manager');
    const socket = await RawSocket.greeted(await listening(app()), headers);
    for (let n = 0; n < 200; n++) {
      socket.subscribe(`${n}`, notifications);
      socket.send({ id: `${n}`, type: 'complete' });
    }
    socket.send({ type: 'ping' });
    await socket.until('pong');
    // Those that were still starting end as soon as they have started.
    await vi.waitFor(() => expect(app().app.subscriptions.counts.subscriptions).toBe(0), 10_000);
    await untilRunning(app(), 0);
    socket.subscribe('proof', notifications);
    await untilRunning(app(), 1);
    socket.socket.close();
  });

  it('are not logged as internal errors', () => {
    expect(app().logLines.filter(line => line.includes('message over a WebSocket'))).toEqual([]);
  });
});
