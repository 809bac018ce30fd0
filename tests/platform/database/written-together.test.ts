import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../../src/platform/context/context.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { bulkInsert } from '../../../src/platform/database/bulk.ts';
import { create } from '../../../src/platform/database/create.ts';
import { query, write } from '../../../src/platform/database/rows.ts';
import { rawSql, sql } from '../../../src/platform/database/sql.ts';
import { newId } from '../../../src/platform/lib/typed-id.ts';
import { isMariaDb } from '../../kit/database.ts';
import { Note } from '../../kit/note.entity.ts';
import { usePlatform } from '../../kit/platform.ts';

const platform = usePlatform({ entities: [Note] });

let ctx: Context;
beforeEach(async () => {
  await platform().sql('delete from test_note');
  ctx = platform().context();
});

function row(text: string) {
  const now = ctx.clock.now();
  return { id: newId(Note.idPrefix), createdAt: now, updatedAt: now, version: 1, text };
}

const texts = async () =>
  (await platform().sql<{ text: string }>('select text from test_note order by text')).map(
    ({ text }) => text,
  );

describe('statements of a transaction whose results nobody needs', () => {
  it('are done before the next one, in their order, and together with the commit', async () => {
    await inTransaction(ctx, async ctx => {
      await bulkInsert(ctx, Note, [row('first')]);
      await write(ctx, sql`update test_note set text = ${'second; still it'} where text = ${'first'}`);
      expect(await query(ctx, rawSql('select text from test_note'))).toEqual([{ text: 'second; still it' }]);
      await bulkInsert(ctx, Note, [row("it's \\ third")]);
      create(ctx, Note, { text: 'of the ORM' });
      await ctx.em.flush();
      await bulkInsert(ctx, Note, [row('last')]);
    });
    expect(await texts()).toEqual(["it's \\ third", 'last', 'of the ORM', 'second; still it']);
  });

  it('are all undone when one of them fails, whatever it was sent together with', async () => {
    const failing = (end: (ctx: Context) => Promise<unknown>) =>
      inTransaction(ctx, async ctx => {
        await bulkInsert(ctx, Note, [row('kept?')]);
        await bulkInsert(ctx, Note, [row('kept?')]);
        await bulkInsert(ctx, Note, [row('behind it')]);
        await end(ctx);
      });
    await expect(failing(async () => undefined)).rejects.toThrow();
    await expect(failing(ctx => query(ctx, rawSql('select 1')))).rejects.toThrow();
    await expect(failing(ctx => ctx.em.find(Note, {}))).rejects.toThrow();
    expect(await texts()).toEqual([]);
    // The connection is as good as before.
    await inTransaction(ctx, ctx => bulkInsert(ctx, Note, [row('after it')]));
    expect(await texts()).toEqual(['after it']);
  });

  it('are not done when the transaction is rolled back', async () => {
    const failing = inTransaction(ctx, async ctx => {
      await bulkInsert(ctx, Note, [row('never')]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await texts()).toEqual([]);
  });

  it('are sent in several packets when they are long', async () => {
    const long = Array.from({ length: 9_000 }, (_, index) => row(`note ${String(index).padStart(40, '0')}`));
    await inTransaction(ctx, async ctx => {
      for (let start = 0; start < long.length; start += 1_000)
        await bulkInsert(ctx, Note, long.slice(start, start + 1_000));
    });
    expect(await texts()).toHaveLength(9_000);
  });

  // SQLite itself runs the first one only.
  it.runIf(isMariaDb())('are one each: a text with several is refused', async () => {
    const several = 'delete from test_note; delete from test_note';
    await expect(inTransaction(ctx, ctx => write(ctx, rawSql(several)))).rejects.toThrow();
    await expect(inTransaction(ctx, ctx => query(ctx, rawSql(several)))).rejects.toThrow();
    await expect(query(ctx, rawSql(several))).rejects.toThrow();
  });
});
