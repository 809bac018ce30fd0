import { beforeEach, describe, expect, it } from 'vitest';
import { guest } from '../../../src/platform/authorization/actor.ts';
import { Context } from '../../../src/platform/context/context.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { idempotent } from '../../../src/platform/idempotency/idempotent.ts';
import { usePlatform } from '../../kit/platform.ts';

const platform = usePlatform();

let done: string[];
beforeEach(async () => {
  await platform().sql('delete from idempotency_record');
  done = [];
});

interface Request {
  readonly operation?: string;
  readonly input?: object;
  readonly userId?: string;
  readonly result?: string;
  readonly fails?: boolean;
}

/** Sends one request with the key "k". Returns its result. */
async function send({ operation = 'pay', input = {}, userId, result = 'first', fails }: Request = {}) {
  const { services, log } = platform();
  const actor = { ...guest, userId: userId ?? null };
  const ctx = new Context(services, { actor, requestId: 'test', log, ip: null, userAgent: null });
  const answer = await inTransaction(ctx, ctx =>
    idempotent(ctx, operation, { idempotencyKey: 'k', ...input }, { result }, async () => {
      if (fails) throw new Error('power cut');
      done.push(result);
    }),
  );
  return answer.result;
}

describe('idempotent', () => {
  it('does the work once, and answers a repetition with the first result', async () => {
    expect(await send()).toBe('first');
    expect(await send({ result: 'second' })).toBe('first');
    expect(done).toEqual(['first']);
  });

  it('takes the same fields in another order, and dates, for the same input', async () => {
    const at = new Date('2026-03-01T12:00:00Z');
    await send({ input: { a: 1, b: { c: [1, 2], d: at } } });
    expect(await send({ input: { b: { d: at, c: [1, 2] }, a: 1 }, result: 'second' })).toBe('first');
  });

  it.each([
    ['operation', { operation: 'refund' }],
    ['input', { input: { amount: 2 } }],
  ])('refuses the key for another %s', async (_what, other) => {
    await send({ input: { amount: 1 } });
    await expect(send({ input: { amount: 1 }, ...other })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
      details: { path: ['idempotencyKey'] },
    });
    expect(done).toEqual(['first']);
  });

  it('lets two people choose the same key', async () => {
    expect(await send({ userId: 'user_1', result: 'one' })).toBe('one');
    expect(await send({ userId: 'user_2', result: 'two' })).toBe('two');
    expect(done).toEqual(['one', 'two']);
  });

  it('does the work of a request whose first attempt failed', async () => {
    await expect(send({ fails: true })).rejects.toThrow('power cut');
    expect(await send({ result: 'second' })).toBe('second');
    expect(done).toEqual(['second']);
  });

  it('does the work once however many requests come at the same time', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map(n => send({ result: `request ${n}` })));
    expect(done).toHaveLength(1);
    expect(answers).toEqual(Array(5).fill(done[0]));
  });
});
