import { describe, expect, it } from 'vitest';
import { audit } from '../../../src/modules/audit/audit.ts';
import { eraseAuditDetails } from '../../../src/modules/audit/erase-audit-details.ts';
import { Supplier } from '../../../src/modules/catalog/suppliers/supplier.entity.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { lockById } from '../../../src/platform/database/saving.ts';
import { sql } from '../../../src/platform/database/sql.ts';
import { useApp } from '../../kit/app.ts';
import { verifyAuditLog } from '../../kit/audit-log.ts';
import { contextOf } from '../../kit/context-of.ts';
import { plainSupplier } from './plain-supplier.ts';

const app = useApp();
const userId = 'user_01h455vb4pex5vsknk084sn02q';
const otherId = 'user_01h455vb4pex5vsknk084sn03r';

const requestOf = (userId: string) =>
  contextOf(app(), { userId }, [], { ip: '192.0.2.7', userAgent: 'Browser' });

const change = (actorId: string, id: string, email: string | null) =>
  inTransaction(requestOf(actorId), async ctx => {
    const supplier = await lockById(ctx, Supplier, id, []);
    supplier.email = email;
    return audit(ctx, 'supplier.updated', supplier, { details: { told: email } });
  });

const entry = async (id: string) =>
  (await app().ask('manager', `{ auditEntry(id: "${id}") { action targetId changes facts ip userAgent } }`))
    .auditEntry;
const verify = () => verifyAuditLog(app(), 'intact erasedEntries problems { kind entryId message }');

describe('eraseAuditDetails', () => {
  it('erases what the log holds about a person, and nothing else, and the log still verifies', async () => {
    const [mine, theirs] = [await plainSupplier(app()), await plainSupplier(app())];
    const aboutMe = await change(otherId, mine.id, 'me@example.com');
    const byMe = await change(userId, theirs.id, 'them@example.com');
    const unrelated = await change(otherId, theirs.id, 'others@example.com');

    const erasing = await inTransaction(requestOf(userId), async ctx => {
      const supplier = await lockById(ctx, Supplier, mine.id, []);
      const id = audit(ctx, 'user.anonymized', supplier, { details: { reason: 'asked for it' } });
      supplier.email = null;
      await eraseAuditDetails(ctx, { targetIds: [mine.id], actorId: userId }, id);
      return id;
    });

    const erased = { changes: null, facts: null, ip: null, userAgent: null };
    expect(await entry(aboutMe)).toEqual({ action: 'supplier.updated', targetId: mine.id, ...erased });
    expect(await entry(byMe)).toEqual({ action: 'supplier.updated', targetId: theirs.id, ...erased });
    expect(await entry(unrelated)).toMatchObject({
      changes: { email: { before: 'them@example.com', after: 'others@example.com' } },
      facts: { told: 'others@example.com' },
      ip: '192.0.2.7',
    });
    expect(await entry(erasing)).toEqual({
      action: 'user.anonymized',
      targetId: mine.id,
      changes: null,
      facts: { reason: 'asked for it' },
      ip: null,
      userAgent: null,
    });
    expect(await verify()).toEqual({ intact: true, erasedEntries: 2, problems: [] });
    const rows = await app().app.database.run(sql`select * from audit_entry where target_id = ${mine.id}`);
    expect(JSON.stringify(rows)).not.toContain('me@example.com');

    // A second one for the same person leaves what the first erased, and what the first says of itself.
    await change(userId, mine.id, 'me-again@example.com');
    await inTransaction(requestOf(otherId), async ctx => {
      const id = audit(ctx, 'user.anonymized', { type: 'User', id: userId });
      await eraseAuditDetails(ctx, { targetIds: [userId, mine.id], actorId: userId }, id);
    });
    expect(await verify()).toEqual({ intact: true, erasedEntries: 3, problems: [] });

    // The details of others cannot be made away with in the name of this person.
    await app().app.database.run(
      sql`update audit_entry set changes = null, ip = null, user_agent = null, erased_by_id = ${erasing} where id = ${unrelated}`,
    );
    expect((await verify()).problems).toMatchObject([{ kind: 'FORGED_ERASURE', entryId: unrelated }]);
    // Nor does an erasure go through that leaves something behind.
    await app().app.database.run(sql`delete from audit_entry where id = ${unrelated}`);
    await app().app.database.run(sql`update audit_entry set ip = '192.0.2.1' where id = ${byMe}`);
    expect((await verify()).problems).toContainEqual(
      expect.objectContaining({ kind: 'FORGED_ERASURE', entryId: byMe }),
    );
  });

  it('keeps everything when its transaction fails', async () => {
    const { id } = await plainSupplier(app());
    const changed = await change(otherId, id, 'kept@example.com');
    const failing = inTransaction(requestOf(userId), async ctx => {
      const erasing = audit(ctx, 'user.anonymized', { type: 'Supplier', id });
      await eraseAuditDetails(ctx, { targetIds: [id], actorId: null }, erasing);
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect(await entry(changed)).toMatchObject({ facts: { told: 'kept@example.com' } });
  });

  it('needs an erasure entry of the same transaction', async () => {
    const work = (action: string | null) =>
      inTransaction(app().context(), async ctx => {
        const id = action ? audit(ctx, action, null) : 'audit_01h455vb4pex5vsknk084sn02q';
        await eraseAuditDetails(ctx, { targetIds: [], actorId: userId }, id);
      });
    await expect(work(null)).rejects.toThrow('is not a user.anonymized entry');
    await expect(work('user.updated')).rejects.toThrow('is not a user.anonymized entry');
  });
});
