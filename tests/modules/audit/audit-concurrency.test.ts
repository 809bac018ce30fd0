import { describe, expect, it } from 'vitest';
import { audit } from '../../../src/modules/audit/audit.ts';
import { Supplier } from '../../../src/modules/catalog/suppliers/supplier.entity.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { lockById } from '../../../src/platform/database/saving.ts';
import { sql } from '../../../src/platform/database/sql.ts';
import { useApp } from '../../kit/app.ts';
import { verifyAuditLog } from '../../kit/audit-log.ts';
import { isMariaDb } from '../../kit/database.ts';
import { plainSupplier } from './plain-supplier.ts';

const app = useApp();

const verify = () => verifyAuditLog(app(), 'intact checkedEntries problems { kind message }');

describe('many writers at once', () => {
  it('lose nothing, break nothing, and never run twice, also where there are no chains yet', async () => {
    const suppliers = await Promise.all(Array.from({ length: 200 }, () => plainSupplier(app())));
    let attempts = 0;
    const writers = suppliers.map(({ id }, n) =>
      inTransaction(app().context(), async ctx => {
        attempts++;
        const supplier = await lockById(ctx, Supplier, id, []);
        supplier.city = `City ${n}`;
        audit(ctx, 'supplier.updated', supplier);
        audit(ctx, 'supplier.checked', supplier);
      }),
    );
    const checks = [verify(), verify()];
    await Promise.all(writers);
    for (const check of await Promise.all(checks))
      expect(check).toMatchObject({ intact: true, problems: [] });
    expect(await verify()).toEqual({ intact: true, checkedEntries: 400, problems: [] });
    expect(attempts).toBe(200);
    const [{ total }] = (await app().app.database.run<{ total: number }>(
      sql`select count(*) as total from audit_entry where action = 'supplier.updated' and changes like '%"after":"City %'`,
    )) as [{ total: number }];
    expect(Number(total)).toBe(200);
  });

  it('do not wait for each other', async ({ skip }) => {
    skip(!isMariaDb(), 'SQLite has one writer at a time.');
    const taken: number[] = [];
    const { promise: allWrote, resolve } = Promise.withResolvers<void>();
    // Each keeps its chain until all have one.
    const writers = Array.from({ length: 6 }, () =>
      inTransaction(app().context(), async ctx => {
        const id = audit(ctx, 'store.counted', null);
        ctx.beforeCommit('wait', async ctx => {
          const [entry] = await ctx.database.db.runWithin<{ chain: number }>(
            ctx.em,
            sql`select chain from audit_entry where id = ${id}`,
          );
          taken.push(entry!.chain);
          if (taken.length === 6) resolve();
          await allWrote;
        });
      }),
    );
    await Promise.all(writers);
    expect(new Set(taken).size).toBe(6);
  });

  it('wait for a chain when all are taken', async ({ skip }) => {
    skip(!isMariaDb(), 'SQLite has one writer at a time.');
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: held, resolve: hold } = Promise.withResolvers<void>();
    const hog = inTransaction(app().context(), async ctx => {
      await ctx.database.db.runWithin(ctx.em, sql`update audit_chain set number = number`);
      await ctx.database.db.runWithin(ctx.em, sql`select * from audit_chain for update`);
      hold();
      await released;
    });
    await held;
    let isDone = false;
    const writer = inTransaction(app().context(), async ctx => {
      audit(ctx, 'store.counted', null);
    }).then(() => {
      isDone = true;
    });
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(isDone).toBe(false);
    release();
    await Promise.all([hog, writer]);
    expect(await verify()).toMatchObject({ intact: true, problems: [] });
  });
});
