import { describe, expect, it } from 'vitest';
import { Product } from '../../../src/modules/catalog/products/product.entity.ts';
import type { Context } from '../../../src/platform/context/context.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { lockById } from '../../../src/platform/database/saving.ts';
import { useApp } from '../../kit/app.ts';
import { isMariaDb } from '../../kit/database.ts';
import { makeProduct } from '../../kit/factories/product.ts';

const app = useApp();

const nameOf = async (id: string) =>
  (await app().ask('guest', '{ product(id: "' + id + '") { name } }')).product.name;

async function rename(ctx: Context, id: string, name: string): Promise<void> {
  const product = await lockById(ctx, Product, id, []);
  product.name = name;
  await ctx.em.flush();
}

describe('inTransaction', () => {
  it('keeps nothing of work that fails', async () => {
    const { id, name } = await makeProduct(app());
    const work = inTransaction(app().context(), async ctx => {
      await rename(ctx, id, 'Half done');
      throw new Error('power cut');
    });
    await expect(work).rejects.toThrow('power cut');
    expect(await nameOf(id)).toBe(name);
  });

  it('joins the transaction that is running', async () => {
    const { id, name } = await makeProduct(app());
    const work = inTransaction(app().context(), async ctx => {
      await inTransaction(ctx, inner => rename(inner, id, 'Inner'));
      throw new Error('outer fails');
    });
    await expect(work).rejects.toThrow('outer fails');
    expect(await nameOf(id)).toBe(name);
  });

  it('makes later reads of the same request go to the primary', async () => {
    const { id } = await makeProduct(app());
    const ctx = app().context();
    expect(ctx.state.readsFromPrimary).toBe(false);
    await inTransaction(ctx, inner => rename(inner, id, 'Written'));
    expect(ctx.state.readsFromPrimary).toBe(true);
    expect(ctx.loaders.size).toBe(0);
  });

  it('refuses to hand out an entity manager outside', () => {
    expect(() => app().context().em).toThrow(/inTransaction/);
  });

  it('runs the loser of a deadlock again, so that both get through', async ({ skip }) => {
    skip(!isMariaDb(), 'SQLite has one writer at a time, and so no deadlocks.');
    const [a, b] = [await makeProduct(app()), await makeProduct(app())];
    const { promise: bothHoldOne, resolve } = Promise.withResolvers<void>();
    let holding = 0;
    let attempts = 0;
    const lockBoth = (first: string, second: string, name: string) =>
      inTransaction(app().context(), async ctx => {
        attempts++;
        await rename(ctx, first, name);
        if (++holding === 2) resolve();
        await bothHoldOne;
        await rename(ctx, second, name);
      });
    await Promise.all([lockBoth(a.id, b.id, 'One'), lockBoth(b.id, a.id, 'Two')]);
    expect(attempts).toBe(3);
    expect(await nameOf(a.id)).toBe(await nameOf(b.id));
  });
});
