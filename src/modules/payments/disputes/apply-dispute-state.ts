import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { create } from '../../../platform/database/create.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { audit } from '../../audit/audit.ts';
import type { Payment } from '../payment.entity.ts';
import { disputeClosed, disputeOpened } from '../payments.events.ts';
import type { DisputeState } from '../provider/payment-provider.ts';
import { recordTimelineEvent } from '../record-timeline-event.ts';
import { Dispute } from './dispute.entity.ts';
import { isClosed, isNews } from './dispute.rules.ts';

/**
 * Records what the provider reports about a dispute, in whatever order and however often it reports it. No money is
 * booked: `refundedAmount` stays as it is. The payment is locked.
 */
export async function applyDisputeState(
  ctx: Context,
  payment: Payment,
  state: DisputeState,
): Promise<'APPLIED' | 'UNCHANGED'> {
  const known = await ctx.em.findOne(
    Dispute,
    { providerReference: state.reference },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  const dispute = known ?? openDispute(ctx, payment, state);
  const isChanged = known !== null && isNews(known, state) && updateDispute(ctx, payment, known, state);
  const hasMoved = recordMove(ctx, payment, dispute, state);
  return known === null || isChanged || hasMoved ? 'APPLIED' : 'UNCHANGED';
}

function openDispute(ctx: Context, payment: Payment, state: DisputeState): Dispute {
  const { reference: providerReference, move: _, ...fields } = state;
  const dispute = create(ctx, Dispute, { ...fields, payment, providerReference });
  const { id: disputeId, reason, amountMinor } = dispute;
  recordTimelineEvent(ctx, payment, 'DISPUTED', { disputeId, reason, amountMinor });
  audit(ctx, 'dispute.opened', dispute, { details: { paymentId: payment.id } });
  emit(ctx, disputeOpened, { paymentId: payment.id, disputeId });
  // The event that opened it can be late, or lost.
  if (isClosed(dispute)) close(ctx, payment, dispute);
  return dispute;
}

function updateDispute(ctx: Context, payment: Payment, dispute: Dispute, state: DisputeState): boolean {
  const { status, reason, amountMinor, evidenceDueAt, reportedAt } = state;
  const before = dispute.status;
  const isSame =
    before === status &&
    dispute.reason === reason &&
    dispute.amountMinor === amountMinor &&
    dispute.evidenceDueAt?.getTime() === evidenceDueAt?.getTime();
  Object.assign(dispute, { status, reason, amountMinor, evidenceDueAt, reportedAt });
  if (isSame) return false;
  if (isClosed(dispute) && before !== status) close(ctx, payment, dispute);
  else {
    // The bank can open a dispute again that was closed.
    if (!isClosed(dispute)) dispute.closedAt = null;
    recordTimelineEvent(ctx, payment, 'DISPUTE_UPDATED', { disputeId: dispute.id, status, amountMinor });
    audit(ctx, 'dispute.updated', dispute, { details: { paymentId: payment.id } });
  }
  return true;
}

function close(ctx: Context, payment: Payment, dispute: Dispute): void {
  const { id: disputeId, status, amountMinor } = dispute;
  dispute.closedAt = dispute.reportedAt;
  recordTimelineEvent(ctx, payment, 'DISPUTE_CLOSED', { disputeId, status, amountMinor });
  audit(ctx, 'dispute.closed', dispute, { details: { paymentId: payment.id } });
  emit(ctx, disputeClosed, { paymentId: payment.id, disputeId });
}

/** Records that the provider has moved the money. True when that was not known. */
function recordMove(
  ctx: Context,
  payment: Payment,
  dispute: Dispute,
  { move, reportedAt, amountMinor }: DisputeState,
): boolean {
  if (move === null) return false;
  const field = move === 'FUNDS_WITHDRAWN' ? 'fundsWithdrawnAt' : 'fundsReinstatedAt';
  const known = dispute[field];
  if (known !== null && known >= reportedAt) return false;
  dispute[field] = reportedAt;
  recordTimelineEvent(ctx, payment, move, { disputeId: dispute.id, amountMinor });
  audit(ctx, `dispute.${move === 'FUNDS_WITHDRAWN' ? 'funds-withdrawn' : 'funds-reinstated'}`, dispute, {
    details: { paymentId: payment.id },
  });
  return true;
}
