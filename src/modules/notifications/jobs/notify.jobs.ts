import type { Context } from '../../../platform/context/context.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { SecurityAlert } from '../../audit/alerts/security-alert.entity.ts';
import { securityAlertRaised } from '../../audit/audit.events.ts';
import { Product } from '../../catalog/products/product.entity.ts';
import { stockRanLow, stockRanOut } from '../../inventory/inventory.events.ts';
import { Payment } from '../../payments/payment.entity.ts';
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
    // Without the name, which may have to be erased one day. Those who decide find it by the id.
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
    const { description } = await ctx.em.findOneOrFail(Payment, { id: paymentId });
    const message = `The payment for ${description} failed.`;
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

/** The name of a product, even if it was deleted in the meantime. */
async function productName(ctx: Context, productId: string): Promise<string> {
  const product = await ctx.em.findOneOrFail(Product, { id: productId }, { filters: { notDeleted: false } });
  return product.name;
}
