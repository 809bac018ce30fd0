import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { SecurityAlert } from '../../audit/alerts/security-alert.entity.ts';
import { securityAlertRaised } from '../../audit/audit.events.ts';
import { stockRanLow, stockRanOut } from '../../inventory/inventory.events.ts';
import { paymentFailed } from '../../payments/payments.events.ts';
import { staffRegistered } from '../../staff/staff.events.ts';
import { StaffMember } from '../../staff/staff-member.entity.ts';
import { notify } from '../notify.ts';

export const notifyStaffRegistered = defineJob({
  name: 'notifications.staff-registered',
  on: staffRegistered,
  async run(ctx, { staffMemberId }) {
    const member = await ctx.em.findOne(StaffMember, { id: staffMemberId });
    if (member?.status !== 'PENDING') return;
    // Without the name, which may have to be erased one day; who may decide sees it behind the id.
    const message = 'Somebody registered as staff and waits for a decision.';
    await notify(ctx, { kind: 'STAFF_REGISTERED', message, targetId: staffMemberId });
  },
});

export const notifyStockRanLow = defineJob({
  name: 'notifications.stock-ran-low',
  on: stockRanLow,
  async run(ctx, { productId, onHand }) {
    const message = `"${await productName(ctx, productId)}" runs low: ${onHand} left.`;
    await notify(ctx, { kind: 'STOCK_LOW', message, targetId: productId });
  },
});

export const notifyStockRanOut = defineJob({
  name: 'notifications.stock-ran-out',
  on: stockRanOut,
  async run(ctx, { productId }) {
    const message = `"${await productName(ctx, productId)}" is out of stock.`;
    await notify(ctx, { kind: 'STOCK_OUT', message, targetId: productId });
  },
});

export const notifyPaymentFailed = defineJob({
  name: 'notifications.payment-failed',
  on: paymentFailed,
  async run(ctx, { paymentId }) {
    const message = `The payment for ${await paymentDescription(ctx, paymentId)} failed.`;
    await notify(ctx, { kind: 'PAYMENT_FAILED', message, targetId: paymentId });
  },
});

export const notifySecurityAlert = defineJob({
  name: 'notifications.security-alert',
  on: securityAlertRaised,
  async run(ctx, { alertId }) {
    const { kind } = await ctx.em.findOneOrFail(SecurityAlert, { id: alertId });
    // Without the alert's own message, whose addresses may have to be erased one day; they are behind the id.
    const message = `Security alert: ${kind.toLowerCase().replaceAll('_', ' ')}.`;
    await notify(ctx, { kind: 'SECURITY_ALERT', message, targetId: alertId });
  },
});

async function productName(ctx: Context, productId: string): Promise<string> {
  const [row] = await query<{ name: string }>(
    ctx,
    sql`/* notifications.product */ select name from product where id = ${productId}`,
  );
  return row?.name ?? productId;
}

async function paymentDescription(ctx: Context, paymentId: string): Promise<string> {
  const [row] = await query<{ description: string }>(
    ctx,
    sql`/* notifications.payment */ select description from payment where id = ${paymentId}`,
  );
  return row?.description ?? paymentId;
}
