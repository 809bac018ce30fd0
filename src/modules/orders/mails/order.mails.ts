import { fromMinor } from '../../../platform/lib/money.ts';
import { button, type Mail, paragraph, type TableRow, table } from '../../../platform/mail/mail.ts';

interface Recipient {
  readonly name: string;
  readonly email: string;
}

/** What the mails say of an order. */
export interface OrderSummary {
  readonly number: string;
  readonly currencyCode: string;
  readonly totalMinor: number;
  readonly lines: readonly { name: string; quantity: number; totalMinor: number }[];
}

function amount(minor: number, currencyCode: string): string {
  return `${fromMinor(minor, currencyCode)} ${currencyCode}`;
}

function orderTable({ lines, currencyCode, totalMinor }: OrderSummary) {
  const rows = lines.map(
    (line): TableRow => [`${line.quantity} × ${line.name}`, amount(line.totalMinor, currencyCode)],
  );
  return table([...rows, ['Total with tax', amount(totalMinor, currencyCode)]]);
}

export function orderPlacedMail(to: Recipient, order: OrderSummary, payUntil: Date | null): Mail {
  return {
    to,
    template: 'orders.placed',
    subject: `Your order ${order.number}`,
    content: [
      paragraph(`Hello ${to.name}, thank you for your order.`),
      orderTable(order),
      ...(payUntil
        ? [paragraph(`We hold the goods for you until ${payUntil.toUTCString()}; please pay by then.`)]
        : []),
    ],
  };
}

export function orderPaidMail(to: Recipient, order: OrderSummary, receiptUrl: string | null): Mail {
  return {
    to,
    template: 'orders.paid',
    subject: `Your payment for order ${order.number}`,
    content: [
      paragraph(`Hello ${to.name}, your payment has arrived.`),
      orderTable(order),
      ...(receiptUrl ? [button('Get the receipt', receiptUrl)] : []),
    ],
  };
}

export function orderShippedMail(to: Recipient, number: string, trackingNumber: string | null): Mail {
  return {
    to,
    template: 'orders.shipped',
    subject: `Order ${number} is on its way`,
    content: [
      paragraph(`Hello ${to.name}, your order has left us.`),
      ...(trackingNumber ? [table([['Tracking number', trackingNumber]])] : []),
    ],
  };
}

export function orderCancelledMail(to: Recipient, number: string, reason: string): Mail {
  return {
    to,
    template: 'orders.cancelled',
    subject: `Order ${number} was cancelled`,
    content: [
      paragraph(`Hello ${to.name}, your order was cancelled.`),
      table([['Why', reason]]),
      paragraph('If you have paid, the money is on its way back to you.'),
    ],
  };
}

export function orderRefundedMail(
  to: Recipient,
  order: { number: string; currencyCode: string },
  refund: { amountMinor: number; reason: string },
): Mail {
  return {
    to,
    template: 'orders.refunded',
    subject: `Money back for order ${order.number}`,
    content: [
      paragraph(`Hello ${to.name}, we have given you money back.`),
      table([
        ['Amount', amount(refund.amountMinor, order.currencyCode)],
        ['Why', refund.reason],
      ]),
    ],
  };
}
