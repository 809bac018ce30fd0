import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../../src/platform/context/context.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { lockById } from '../../../src/platform/database/saving.ts';
import { ClientGoneError } from '../../../src/platform/lib/client-gone-error.ts';
import { DeadlineError } from '../../../src/platform/lib/deadline-error.ts';
import { UnavailableError } from '../../../src/platform/lib/unavailable-error.ts';
import { isMariaDb } from '../../kit/database.ts';
import { deadlock } from '../../kit/deadlock.ts';
import { Note, writeNote } from '../../kit/note.entity.ts';
import { usePlatform } from '../../kit/platform.ts';

const platform = usePlatform({ entities: [Note] });

let ctx: Context;
beforeEach(async () => {
  await platform().sql('delete from test_note');
  ctx = platform().context();
});

const texts = async () =>
  (await platform().sql<{ text: string }>('select text from test_note order by created_at')).map(
    ({ text }) => text,
  );

async function rewrite(ctx: Context, id: string, text: string): Promise<void> {
  const note = await lockById(ctx, Note, id, []);
  note.text = text;
  await ctx.em.flush();
}

describe('inTransaction', () => {
  it('keeps nothing of work that fails', async () => {
    const id = await writeNote(ctx, 'whole');
    const work = inTransaction(ctx, async ctx => {
      await rewrite(ctx, id, 'half');
      throw new Error('power cut');
    });
    await expect(work).rejects.toThrow('power cut');
    expect(await texts()).toEqual(['whole']);
  });

  it('joins the transaction that is running', async () => {
    const id = await writeNote(ctx, 'before');
    const work = inTransaction(ctx, async ctx => {
      await inTransaction(ctx, inner => rewrite(inner, id, 'inner'));
      throw new Error('outer fails');
    });
    await expect(work).rejects.toThrow('outer fails');
    expect(await texts()).toEqual(['before']);
  });

  it('refuses to hand out an entity manager outside', () => {
    expect(() => ctx.em).toThrow(/inTransaction/);
  });

  it('runs the loser of a race for locks again, and drops the hooks of the attempt that lost', async () => {
    const ran: string[] = [];
    let attempts = 0;
    await inTransaction(ctx, async ctx => {
      const attempt = ++attempts;
      ctx.beforeCommit('before', async () => void ran.push(`before ${attempt}`));
      ctx.afterCommit(attempt, () => ran.push(`after ${attempt}`));
      if (attempt === 1) throw deadlock();
    });
    expect(ran).toEqual(['before 2', 'after 2']);
  });

  it('gives up when the request must have ended, and says that it can be sent again', async () => {
    ctx.state.endsAt = performance.now() + 200;
    let attempts = 0;
    const work = inTransaction(ctx, async () => {
      attempts++;
      throw deadlock();
    });
    await expect(work).rejects.toThrow(UnavailableError);
    expect(attempts).toBeGreaterThan(2);
  });

  it('begins nothing for a client that has gone, and finishes what it has begun', async () => {
    const first = await writeNote(ctx, 'before');
    await inTransaction(ctx, async inner => {
      ctx.state.cancellation.cancel(new ClientGoneError());
      await rewrite(inner, first, 'finished');
    });
    await expect(inTransaction(ctx, inner => rewrite(inner, first, 'begun'))).rejects.toThrow(
      ClientGoneError,
    );
    expect(await texts()).toEqual(['finished']);
  });

  it('begins nothing after the deadline of the request', async () => {
    ctx.state.endsAt = performance.now() - 1;
    await expect(inTransaction(ctx, async () => undefined)).rejects.toThrow(DeadlineError);
  });

  it('runs the loser of a deadlock again, so that both get through', async ({ skip }) => {
    skip(!isMariaDb(), 'SQLite has one writer at a time, and so no deadlocks.');
    const [a, b] = [await writeNote(ctx, 'a'), await writeNote(ctx, 'b')];
    const { promise: bothHoldOne, resolve } = Promise.withResolvers<void>();
    let holding = 0;
    let attempts = 0;
    const lockBoth = (first: string, second: string, name: string) =>
      inTransaction(platform().context(), async ctx => {
        attempts++;
        await rewrite(ctx, first, `${name} 1`);
        if (++holding === 2) resolve();
        await bothHoldOne;
        await rewrite(ctx, second, `${name} 2`);
      });
    await Promise.all([lockBoth(a, b, 'left'), lockBoth(b, a, 'right')]);
    expect(attempts).toBe(3);
    // Whoever was last has written both.
    const [last] = (await texts())[0]!.split(' ');
    expect((await texts()).map(text => text.split(' ')[0])).toEqual([last, last]);
  });
});

describe('the state of a request', () => {
  it('is shared inside and outside of transactions', async () => {
    const { state } = ctx;
    await inTransaction(ctx, async ctx => {
      expect(ctx.state).toBe(state);
      ctx.state.markProven('user_inside');
      await inTransaction(ctx, async ctx => expect(ctx.state).toBe(state));
    });
    expect(ctx.state.isProven('user_inside')).toBe(true);
  });

  it('sends later reads of the same request to the primary, and no reads of another one', async () => {
    expect(ctx.state.readsFromPrimary).toBe(false);
    await writeNote(ctx, 'written');
    expect(ctx.state.readsFromPrimary).toBe(true);
    expect(platform().context().state.readsFromPrimary).toBe(false);
  });

  it('leaves loaders to their transaction, and drops those that read before it', async () => {
    ctx.loaders.set('before', {});
    await inTransaction(ctx, async ctx => expect(ctx.loaders.size).toBe(0));
    expect(ctx.loaders.size).toBe(0);
  });
});

describe('markProven', () => {
  it('counts at once outside a transaction', () => {
    ctx.markProven('user_1');
    expect(ctx.state.isProven('user_1')).toBe(true);
    expect(ctx.state.isProven('user_2')).toBe(false);
  });

  it('counts from the commit on inside one', async () => {
    await inTransaction(ctx, async ctx => {
      ctx.markProven('user_1');
      ctx.markProven('user_2');
      await ctx.em.flush();
      expect(ctx.state.isProven('user_1')).toBe(false);
    });
    expect([ctx.state.isProven('user_1'), ctx.state.isProven('user_2')]).toEqual([true, true]);
  });

  it('never counts when the transaction is rolled back', async () => {
    const work = inTransaction(ctx, async ctx => {
      ctx.markProven('user_1');
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(ctx.state.isProven('user_1')).toBe(false);
  });
});

describe('afterCommit', () => {
  it('logs a hook that fails, returns the result of the work, and runs the later hooks', async () => {
    const ran: string[] = [];
    const result = await inTransaction(ctx, async ctx => {
      ctx.em.create(Note, { text: 'committed' });
      ctx.afterCommit('first', () => ran.push('first'));
      ctx.afterCommit('broken', () => {
        throw new Error('a hook at fault');
      });
      ctx.afterCommit('last', () => ran.push('last'));
      return 'result';
    });
    expect(result).toBe('result');
    expect(ran).toEqual(['first', 'last']);
    expect(await texts()).toEqual(['committed']);
    expect(platform().logLines.join()).toContain('a hook at fault');
  });

  it('runs a hook once for a key, the one that was given last', async () => {
    const ran: number[] = [];
    await inTransaction(ctx, async ctx => {
      for (const n of [1, 2, 3]) ctx.afterCommit('same', () => ran.push(n));
    });
    expect(ran).toEqual([3]);
  });
});

describe('beforeCommit', () => {
  it('runs when all is written, and commits what the hook itself changes', async () => {
    await inTransaction(ctx, async ctx => {
      ctx.beforeCommit('count', async ctx => {
        const count = await ctx.em.count(Note);
        ctx.em.create(Note, { text: `after ${count}` });
      });
      ctx.em.create(Note, { text: 'first' });
    });
    expect(await texts()).toEqual(['first', 'after 1']);
  });

  it('runs hooks that a hook adds, also under its own key', async () => {
    const ran: string[] = [];
    await inTransaction(ctx, async ctx => {
      ctx.beforeCommit('one', async ctx => {
        ran.push('one');
        ctx.beforeCommit('two', async () => void ran.push('two'));
        ctx.beforeCommit('one', async () => void ran.push('one again'));
      });
    });
    expect(ran).toEqual(['one', 'two', 'one again']);
  });

  it('rolls all back when a hook fails', async () => {
    const work = inTransaction(ctx, async ctx => {
      ctx.em.create(Note, { text: 'lost' });
      ctx.beforeCommit('broken', async () => {
        throw new Error('a hook at fault');
      });
    });
    await expect(work).rejects.toThrow('a hook at fault');
    expect(await texts()).toEqual([]);
  });
});
