import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const sent: unknown[] = [];
const variables = { a: { c: 2, d: 3 }, b: 1 };
const body = '{"documentId":"sha256:1","variables":{"a":{"c":2,"d":3},"b":1}}';

/** As in a page that was just opened. */
const opened = () => import('../../src/start/early-answers.ts');

beforeEach(() => {
  sent.length = 0;
  vi.resetModules();
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async (_input: unknown, init: { body: unknown }) => {
    sent.push(init.body);
    return new Response(`answer ${sent.length}`);
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('answers the same request with what was asked early, once', async () => {
  const { askEarly, fetchAfterEarly } = await opened();
  await askEarly('sha256:1', variables);
  expect(sent).toEqual([body]);
  expect(await (await fetchAfterEarly('/graphql', { body })).text()).toBe('answer 1');
  expect(await (await fetchAfterEarly('/graphql', { body })).text()).toBe('answer 2');
});

it('asks for itself with other variables, and keeps the early answer for the same', async () => {
  const { askEarly, fetchAfterEarly } = await opened();
  await askEarly('sha256:1', variables);
  expect(await (await fetchAfterEarly('/graphql', { body: '{}' })).text()).toBe('answer 2');
  expect(await (await fetchAfterEarly('/graphql', { body })).text()).toBe('answer 1');
});

it('gives nobody what was asked for another person', async () => {
  const { askEarly, dropEarlyAnswers, fetchAfterEarly } = await opened();
  await askEarly('sha256:1', variables);
  dropEarlyAnswers();
  expect(await (await fetchAfterEarly('/graphql', { body })).text()).toBe('answer 2');
});

it('does not give an answer that has become old', async () => {
  const { askEarly, fetchAfterEarly } = await opened();
  await askEarly('sha256:1', variables);
  vi.advanceTimersByTime(11_000);
  expect(await (await fetchAfterEarly('/graphql', { body })).text()).toBe('answer 2');
});

it('asks nothing early once the application asks, so that no later request finds an older answer', async () => {
  const { askEarly, fetchAfterEarly } = await opened();
  await fetchAfterEarly('/graphql', { body });
  expect(askEarly('sha256:1', variables)).toBeUndefined();
  expect(await (await fetchAfterEarly('/graphql', { body })).text()).toBe('answer 2');
  expect(sent).toHaveLength(2);
});

it('passes a failure on to who asks', async () => {
  const { askEarly, fetchAfterEarly } = await opened();
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(askEarly('sha256:1', variables)).rejects.toThrow('Failed to fetch');
  await expect(fetchAfterEarly('/graphql', { body })).rejects.toThrow('Failed to fetch');
});
