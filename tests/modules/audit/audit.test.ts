import { afterEach, describe, expect, it } from 'vitest';
import { audit } from '../../../src/modules/audit/audit.ts';
import { Product } from '../../../src/modules/catalog/products/product.entity.ts';
import { Supplier } from '../../../src/modules/catalog/suppliers/supplier.entity.ts';
import { Context } from '../../../src/platform/context/context.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { lockById } from '../../../src/platform/database/saving.ts';
import { sql } from '../../../src/platform/database/sql.ts';
import { useApp } from '../../kit/app.ts';
import { deadlock } from '../../kit/deadlock.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { plainSupplier } from './plain-supplier.ts';

const app = useApp();

const entriesOf = async (targetId: string) =>
  (
    await app().ask(
      'manager',
      `query ($targetId: ID!) { auditLog(filter: { targetId: $targetId }) { nodes {
         id at action targetType targetId changes facts ip userAgent requestId } } }`,
      { targetId },
    )
  ).auditLog.nodes.toReversed();
const supplierIn = (ctx: Context, id: string) => lockById(ctx, Supplier, id, []);

/** A context as a request of this user makes it. */
function requestContext(): Context {
  const { services, request } = app().context();
  return new Context(services, {
    ...request,
    actor: { ...request.actor, userId: 'user_01h455vb4pex5vsknk084sn02q' },
    requestId: 'request-1',
    ip: '192.0.2.7',
    userAgent: `Browser ${'x'.repeat(600)}`,
  });
}

describe('audit', () => {
  it('records who did what, from where, and what changed', async () => {
    const { id } = await plainSupplier(app(), { email: 'anna@example.com', city: 'Bonn' });
    await inTransaction(requestContext(), async ctx => {
      const supplier = await supplierIn(ctx, id);
      audit(ctx, 'supplier.updated', supplier, { details: { reason: 'moved' } });
      supplier.city = 'Ulm';
      supplier.email = null;
      supplier.deletedAt = new Date('2026-03-02T10:00:00.000Z');
    });
    const [entry] = await entriesOf(id);
    expect(entry).toEqual({
      id: expect.stringMatching(/^audit_/),
      at: expect.stringMatching(/^2026-03-01T12:/),
      action: 'supplier.updated',
      targetType: 'Supplier',
      targetId: id,
      changes: {
        city: { before: 'Bonn', after: 'Ulm' },
        email: { before: 'anna@example.com', after: null },
        deletedAt: { before: null, after: '2026-03-02T10:00:00.000Z' },
      },
      facts: { reason: 'moved' },
      ip: '192.0.2.7',
      userAgent: `Browser ${'x'.repeat(492)}`,
      requestId: 'request-1',
    });
    const [row] = await app().app.database.run<{ actor_id: string }>(
      sql`select actor_id from audit_entry where id = ${entry.id}`,
    );
    expect(row!.actor_id).toBe('user_01h455vb4pex5vsknk084sn02q');
  });

  it('records of a new thing what it has', async () => {
    const id = await inTransaction(app().context(), async ctx => {
      const supplier = ctx.em.create(Supplier, { code: 'NEW-1', name: 'New', country: 'Chad' } as never);
      audit(ctx, 'supplier.created', supplier);
      return supplier.id;
    });
    expect(await entriesOf(id)).toMatchObject([
      {
        changes: { code: { after: 'NEW-1' }, name: { after: 'New' }, country: { after: 'Chad' } },
        facts: null,
        ip: null,
        userAgent: null,
        requestId: 'system',
      },
    ]);
    expect(Object.keys((await entriesOf(id))[0].changes).sort()).toEqual(['code', 'country', 'name']);
  });

  it('records several changes in one transaction as one', async () => {
    const { id } = await plainSupplier(app(), { city: 'Bonn', phone: '1' });
    await inTransaction(app().context(), async ctx => {
      const supplier = await supplierIn(ctx, id);
      for (const [city, phone] of [
        ['Ulm', '2'],
        ['Köln', '3'],
        ['Trier', '1'],
      ] as const) {
        supplier.city = city;
        supplier.phone = phone;
        await ctx.em.flush();
      }
      audit(ctx, 'supplier.updated', supplier);
      audit(ctx, 'supplier.checked', supplier, { details: { by: 'phone' } });
    });
    expect(await entriesOf(id)).toMatchObject([
      { action: 'supplier.updated', changes: { city: { before: 'Bonn', after: 'Trier' } }, facts: null },
      { action: 'supplier.checked', changes: null, facts: { by: 'phone' } },
    ]);
    expect(Object.keys((await entriesOf(id))[0].changes)).toEqual(['city']);
  });

  it('knows relations by their ids, numbers as numbers, JSON as JSON, and cuts long texts', async () => {
    const supplier = await plainSupplier(app());
    const { id } = await makeProduct(app(), { description: 'Short', specs: { ram: 4 } });
    await inTransaction(app().context(), async ctx => {
      const product = await lockById(ctx, Product, id, []);
      product.supplier = await supplierIn(ctx, supplier.id);
      product.description = `${'long '.repeat(200)}`;
      product.priceMinor = 4_200;
      product.specs = { ram: 8, ports: ['usb'] };
      audit(ctx, 'product.updated', product);
    });
    const { changes } = (await entriesOf(id)).at(-1);
    expect(changes).toMatchObject({
      supplier: { before: null, after: supplier.id },
      price: { before: expect.stringMatching(/^\d+\.\d\d$/), after: '42.00' },
      specs: { before: { ram: 4 }, after: { ram: 8, ports: ['usb'] } },
      description: { before: 'Short' },
    });
    expect(changes.description.after).toBe(`${'long '.repeat(100)}…`);
  });

  it('takes a target by type and id, or none, and another actor', async () => {
    const targetId = 'user_01h455vb4pex5vsknk084sn09z';
    const ids = await inTransaction(app().context(), async ctx => [
      audit(ctx, 'session.refused', { type: 'User', id: targetId }, { actorId: targetId }),
      audit(ctx, 'store.opened', null),
    ]);
    expect(await entriesOf(targetId)).toMatchObject([
      { id: ids[0], targetType: 'User', targetId, changes: null },
    ]);
    const { nodes } = (
      await app().ask('manager', `{ auditLog(filter: { actorId: "${targetId}" }) { nodes { id } } }`)
    ).auditLog;
    expect(nodes).toEqual([{ id: ids[0] }]);
    expect(
      await app().ask(
        'manager',
        `{ node(id: "${ids[1]}") { ... on AuditEntry { action targetType targetId } } }`,
      ),
    ).toEqual({ node: { action: 'store.opened', targetType: null, targetId: null } });
  });

  it('keeps nothing of a transaction that fails, and all of one that is run again', async () => {
    const { id } = await plainSupplier(app(), { city: 'Bonn' });
    const failing = inTransaction(app().context(), async ctx => {
      audit(ctx, 'supplier.updated', await supplierIn(ctx, id));
      await ctx.em.flush();
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect(await entriesOf(id)).toEqual([]);

    let attempts = 0;
    await inTransaction(app().context(), async ctx => {
      const supplier = await supplierIn(ctx, id);
      supplier.city = `Ulm ${++attempts}`;
      audit(ctx, 'supplier.updated', supplier);
      await ctx.em.flush();
      if (attempts < 3) throw deadlock();
    });
    expect(await entriesOf(id)).toMatchObject([{ changes: { city: { before: 'Bonn', after: 'Ulm 3' } } }]);
  });

  it('writes also what another hook before the commit records', async () => {
    const { id } = await plainSupplier(app());
    await inTransaction(app().context(), async ctx => {
      audit(ctx, 'supplier.checked', await supplierIn(ctx, id));
      ctx.beforeCommit('late', async ctx => {
        audit(ctx, 'supplier.reported', { type: 'Supplier', id });
      });
    });
    expect((await entriesOf(id)).map((entry: { action: string }) => entry.action)).toEqual([
      'supplier.checked',
      'supplier.reported',
    ]);
  });

  it('writes nothing outside a transaction', () => {
    expect(() => audit(app().context(), 'store.opened', null)).toThrow(/inTransaction/);
  });

  it('writes hundreds of entries at once', async () => {
    await inTransaction(app().context(), async ctx => {
      for (let n = 1; n <= 1_100; n++) audit(ctx, 'bulk.counted', null, { details: { n } });
    });
    const { auditLog, verifyAuditLog } = await app().ask(
      'manager',
      '{ auditLog(filter: { action: "bulk.counted" }) { totalCount } verifyAuditLog { intact problems { message } } }',
    );
    expect(auditLog.totalCount).toBe(1_100);
    expect(verifyAuditLog).toEqual({ intact: true, problems: [] });
  });
});

describe('secrets', () => {
  const email = () =>
    (app().app.database.metadata.get(Supplier as never).properties as Record<string, { hidden?: boolean }>)
      .email!;
  afterEach(() => {
    delete email().hidden;
  });

  it('never stand in the log, neither new nor changed', async () => {
    email().hidden = true;
    const id = await inTransaction(app().context(), async ctx => {
      const supplier = ctx.em.create(Supplier, {
        code: 'SECRET',
        name: 'Secretive',
        email: 'first-secret',
      } as never);
      audit(ctx, 'supplier.created', supplier);
      return supplier.id;
    });
    await inTransaction(app().context(), async ctx => {
      const supplier = await supplierIn(ctx, id);
      supplier.email = 'second-secret';
      audit(ctx, 'supplier.updated', supplier);
      await ctx.em.flush();
      supplier.email = 'third-secret';
    });
    expect(await entriesOf(id)).toMatchObject([
      { changes: { email: { changed: true } } },
      { changes: { email: { changed: true } } },
    ]);
    const rows = await app().app.database.run(sql`select * from audit_entry where target_id = ${id}`);
    expect(JSON.stringify(rows)).not.toContain('-secret');
  });
});
