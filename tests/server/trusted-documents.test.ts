import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TrustedDocuments } from '../../src/platform/graphql/trusted-documents.ts';
import { type TestApp, useApp } from '../kit/app.ts';
import { listening, RawSocket } from '../kit/subscriber.ts';
import { documentIdOf as idOf, manifestFile, manifestOf } from '../kit/trusted-documents.ts';

const storeName = 'query StoreName { settings { storeName } }';
const two = 'query A { settings { id } } query B { settings { storeName } }';
const productNames = 'query Names($first: Int) { products(first: $first) { nodes { name } } }';
const askReset =
  'mutation Ask($email: String!) { requestPasswordReset(input: { email: $email }) { userErrors { code } } }';
const notifications = 'subscription Notifications { notificationReceived { id } }';
const tooDear = 'query Dear { categories(first: 100) { nodes { products(first: 100) { nodes { id } } } } }';
const texts = [storeName, two, productNames, askReset, notifications, tooDear];

const manifests = [
  manifestOf(storeName, two, productNames, askReset),
  // Without the prefix, as some builds write them.
  manifestFile(Object.fromEntries([notifications, tooDear].map(text => [hash('sha256', text, 'hex'), text]))),
];
const app = useApp({ trustedDocuments: manifests });
const strict = useApp({ trustedDocuments: manifests, trustedDocumentsOnly: true });

const nameless = 'sha256:'.padEnd(71, '0');

async function post(to: TestApp, payload: object) {
  const response = await to.http({ method: 'POST', url: '/graphql', payload });
  return { status: response.statusCode, body: response.json() };
}

const get = (to: TestApp, params: Record<string, string>) =>
  to.http({
    method: 'GET',
    url: `/graphql?${new URLSearchParams(params)}`,
    headers: { 'apollo-require-preflight': 'yes' },
  });

const codeOf = (answer: { errors?: { extensions: { code: string } }[] }) =>
  answer.errors?.[0]?.extensions.code;

describe('a document by its id', () => {
  it('is answered like its text, also from the fast path', async () => {
    const expected = await post(app(), { query: storeName });
    expect(expected.body.data.settings.storeName).toEqual(expect.any(String));
    for (let time = 1; time <= 4; time++)
      expect((await post(app(), { documentId: idOf(storeName) })).body.data).toEqual(expected.body.data);
  });

  it('may be named without the prefix, and beside an empty text', async () => {
    for (const query of [undefined, '', null]) {
      const answer = await post(app(), { documentId: idOf(storeName).slice('sha256:'.length), query });
      expect(answer.body.data.settings.storeName).toEqual(expect.any(String));
    }
  });

  it('takes variables and the name of an operation', async () => {
    const { body } = await post(app(), { documentId: idOf(productNames), variables: { first: 500 } });
    expect(body.errors[0].message).toContain('"first" must be from 0 to 100');
    const b = await post(app(), { documentId: idOf(two), operationName: 'B' });
    expect(Object.keys(b.body.data.settings)).toEqual(['storeName']);
    expect(codeOf((await post(app(), { documentId: idOf(two) })).body)).toBe('OPERATION_RESOLUTION_FAILURE');
  });

  it('is found by GET, with its variables', async () => {
    expect((await get(app(), { documentId: idOf(storeName) })).json().data.settings).toBeDefined();
    const answer = await get(app(), { documentId: idOf(productNames), variables: '{"first":-1}' });
    expect(answer.json().errors[0].message).toContain('"first" must be from 0 to 100');
    const mutation = await get(app(), { documentId: idOf(askReset), variables: '{"email":"a@b.de"}' });
    expect(mutation.statusCode).toBe(405);
  });

  it('counts against the limits like its text', async () => {
    const { status, body } = await post(app(), { documentId: idOf(tooDear) });
    expect([status, codeOf(body)]).toEqual([400, 'QUERY_TOO_COMPLEX']);
    const batch = await post(app(), [{ documentId: idOf(storeName) }, { documentId: idOf(tooDear) }]);
    expect(codeOf(batch.body)).toBe('QUERY_TOO_COMPLEX');
  });

  it.each([
    ['an unknown id', { documentId: nameless }, 'UNKNOWN_DOCUMENT'],
    ['a name of an object', { documentId: '__proto__' }, 'UNKNOWN_DOCUMENT'],
    ['no text', { documentId: 7 }, 'BAD_REQUEST'],
    ['a text too', { documentId: idOf(storeName), query: storeName }, 'BAD_REQUEST'],
  ])('is refused with %s', async (_what, payload, code) => {
    const { status, body } = await post(app(), payload);
    expect([status, codeOf(body)]).toEqual([400, code]);
  });

  it('is refused by GET when it is named twice or unknown', async () => {
    const url = `/graphql?documentId=${nameless}&documentId=${nameless}`;
    const twice = await app().http({ url, headers: { 'apollo-require-preflight': 'yes' } });
    expect(codeOf(twice.json())).toBe('BAD_REQUEST');
    expect(codeOf((await get(app(), { documentId: nameless })).json())).toBe('UNKNOWN_DOCUMENT');
  });

  it('answers for itself in a batch', async () => {
    const { status, body } = await post(app(), [
      { documentId: idOf(storeName) },
      { documentId: nameless },
      { query: storeName },
    ]);
    expect(status).toBe(200);
    expect(body.map(codeOf)).toEqual([undefined, 'UNKNOWN_DOCUMENT', undefined]);
    expect(body[0].data).toEqual(body[2].data);
    expect(body[1].data).toBeUndefined();
    expect(body[1].errors[0].message).toContain('TRUSTED_DOCUMENTS');
  });

  it('starts a subscription', async () => {
    const headers = await app().actors.headers('customer');
    const socket = await RawSocket.greeted(await listening(app()), headers);
    const subscribe = (id: string, documentId: unknown) =>
      socket.send({ id, type: 'subscribe', payload: { query: '', extensions: { documentId } } });
    subscribe('1', nameless);
    expect((await socket.until('error', '1'))[0].extensions.code).toBe('UNKNOWN_DOCUMENT');
    subscribe('2', 7);
    expect((await socket.until('error', '2'))[0].extensions.code).toBe('BAD_REQUEST');
    subscribe('3', idOf(notifications));
    await expect.poll(() => app().app.subscriptions.counts.subscriptions).toBe(1);
    socket.socket.close();
    await socket.untilClosed();
  });
});

describe('trusted documents only', () => {
  it('runs them, by id and by text', async () => {
    for (let time = 1; time <= 3; time++) {
      expect((await post(strict(), { documentId: idOf(storeName) })).body.data).toBeDefined();
      expect((await post(strict(), { query: storeName })).body.data).toBeDefined();
    }
  });

  it.each([
    ['another text', '{ settings { storeName } }'],
    ['one with a space more', `${storeName} `],
    ['introspection', '{ __schema { types { name } } }'],
    ['a text that is too long', `{ a${' '.repeat(40_000)} }`],
  ])('refuses %s', async (_what, query) => {
    for (const answer of [await post(strict(), { query }), await post(strict(), { query })])
      expect([answer.status, codeOf(answer.body)]).toEqual([400, 'DOCUMENT_NOT_TRUSTED']);
    if (query.length < 10_000)
      expect(codeOf((await get(strict(), { query })).json())).toBe('DOCUMENT_NOT_TRUSTED');
  });

  it('refuses only that operation of a batch', async () => {
    const { body } = await post(strict(), [{ query: '{ __typename }' }, { query: storeName }]);
    expect(body.map(codeOf)).toEqual(['DOCUMENT_NOT_TRUSTED', undefined]);
  });

  it('refuses another text of a subscription', async () => {
    const headers = await strict().actors.headers('customer');
    const socket = await RawSocket.greeted(await listening(strict()), headers);
    socket.subscribe('1', 'subscription { notificationReceived { id } }');
    expect((await socket.until('error', '1'))[0].extensions.code).toBe('DOCUMENT_NOT_TRUSTED');
    socket.socket.close();
    await socket.untilClosed();
  });

  it('still says that it is healthy, and still words a request without a document', async () => {
    expect((await strict().http({ url: '/health/ready' })).statusCode).toBe(200);
    expect(codeOf((await post(strict(), {})).body)).toBe('BAD_REQUEST');
    const persistedQuery = { version: 1, sha256Hash: 'a'.repeat(64) };
    const { body } = await post(strict(), { query: storeName, extensions: { persistedQuery } });
    expect(codeOf(body)).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
  });
});

describe('the start', () => {
  const read = (files: string[], only = false, office = '/nowhere/documents.json') =>
    new TrustedDocuments({ trustedDocuments: files, trustedDocumentsOnly: only }, office);

  it('reads the manifest of the back office too', () => {
    const documents = read([], true, manifestOf(storeName));
    expect(documents.withText({ documentId: idOf(storeName) })).toEqual({ query: storeName });
  });

  it.each([
    ['is not there', '/nowhere/documents.json', /ENOENT/],
    ['is no JSON', manifestFile('{"'), /JSON/],
    ['is a list', manifestFile([storeName]), /must be a JSON object/],
    ['has no text', manifestFile({ [idOf(storeName)]: 7 }), /is not text/],
    ['has another text for an id', manifestFile({ [idOf(storeName)]: two }), idOf(storeName)],
    ['has an id that is no hash', manifestFile({ StoreName: storeName }), '"StoreName"'],
    ['has a text that is too long', manifestOf('x'.repeat(40_000)), /more than 32768 bytes/],
    ['is too large', manifestFile(' '.repeat(9 * 1024 * 1024)), /may have 8388608/],
  ])('fails when a manifest %s', (_what, file, problem) => {
    expect(() => read([file])).toThrow(problem);
    expect(() => read([file])).toThrow(file);
  });

  it('fails when only trusted documents may run and there are none', () => {
    expect(() => read([], true)).toThrow('TRUSTED_DOCUMENTS_ONLY');
  });

  it('knows all texts of several manifests', () => {
    const documents = read(manifests);
    for (const text of texts) expect(documents.withText({ documentId: idOf(text) })).toEqual({ query: text });
  });
});
