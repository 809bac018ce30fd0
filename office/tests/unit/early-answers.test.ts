import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askEarly, dropEarlyAnswers, fetchAfterEarly } from '../../src/start/early-answers.ts';

const sent: unknown[] = [];
const body = '{"documentId":"sha256:1","variables":{"a":{"c":2,"d":3},"b":1}}';

/** What the client of the application sends. */
const ask = async () => (await fetchAfterEarly('/graphql', { method: 'POST', body })).text();

beforeEach(() => {
  sent.length = 0;
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async (_input: unknown, init: { body: unknown }) => {
    sent.push(init.body);
    return new Response(`answer ${sent.length}`);
  });
});

afterEach(() => {
  dropEarlyAnswers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('answers the same request with what was asked early, once', async () => {
  await askEarly('sha256:1', { b: 1, a: { d: 3, c: 2 } });
  expect(sent).toEqual([body]);
  expect(await ask()).toBe('answer 1');
  expect(await ask()).toBe('answer 2');
});

it('asks for itself with other variables', async () => {
  await askEarly('sha256:1', { b: 2 });
  expect(await ask()).toBe('answer 2');
});

it('gives nobody what was asked for another person', async () => {
  await askEarly('sha256:1', { b: 1, a: { d: 3, c: 2 } });
  dropEarlyAnswers();
  expect(await ask()).toBe('answer 2');
});

it('does not give an answer that has become old', async () => {
  await askEarly('sha256:1', { b: 1, a: { d: 3, c: 2 } });
  vi.advanceTimersByTime(11_000);
  expect(await ask()).toBe('answer 2');
});

it('passes a failure on to who asks', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(askEarly('sha256:1', { b: 1, a: { d: 3, c: 2 } })).rejects.toThrow();
  await expect(ask()).rejects.toThrow('Failed to fetch');
});
