import { LockMode } from '@mikro-orm/core';
import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { insertIfAbsent } from '../../../platform/database/bulk.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { auditVerificationRequested } from '../audit.events.ts';
import { audit } from '../audit.ts';
import { AuditVerification } from './audit-verification.entity.ts';

/** Queues a verification of the whole log. While one waits or runs, it returns that one, whoever started it. */
export async function startAuditVerification(ctx: Context): Promise<{ auditVerificationId: string }> {
  const startedById = requireUserId(ctx);
  return inTransaction(ctx, async ctx => {
    const id = newId(AuditVerification.idPrefix);
    const now = ctx.clock.now();
    const isNew = await insertIfAbsent(ctx, AuditVerification, {
      id,
      createdAt: now,
      updatedAt: now,
      version: 1,
      startedById,
      status: 'QUEUED',
      openSlot: 1,
      checkedEntries: 0,
      attempts: 0,
    });
    if (!isNew) return { auditVerificationId: await openId(ctx) };
    audit(ctx, 'audit-verification.started', { type: AuditVerification.name, id });
    emit(ctx, auditVerificationRequested, { auditVerificationId: id });
    return { auditVerificationId: id };
  });
}

/** The id of the one that was in the way. */
async function openId(ctx: Context): Promise<string> {
  // A plain read might not see it yet. The insert that it refused holds a shared lock on it, so it is still there.
  const { id } = await ctx.em.findOneOrFail(
    AuditVerification,
    { openSlot: 1 },
    { fields: ['id'], lockMode: LockMode.PESSIMISTIC_READ },
  );
  return id;
}
