import { fromMinor } from '../../../platform/lib/money.ts';
import { zonedText } from '../../../platform/lib/zoned-time.ts';
import { button, type Mail, paragraph, type TableRow, table } from '../../../platform/mail/mail.ts';

interface Recipient {
  readonly name: string;
  readonly email: string;
}

/** What the mails say about an order. */
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

/**
 * @param payUntil until when the goods are held; null when there is nothing to pay
 * @param timeZone the store's, for that time
 */
export function orderPlacedMail(
  to: Recipient,
  order: OrderSummary,
  payUntil: Date | null,
  timeZone: string,
): Mail {
  return {
    to,
    template: 'orders.placed',
    subject: `Your order ${order.number}`,
    content: [
      paragraph(`Hello ${to.name}, thank you for your order.`),
      orderTable(order),
      ...(payUntil
        ? [
            paragraph(
              `We hold the goods for you until ${zonedText(timeZone, payUntil)} (${timeZone}). Please pay by then.`,
            ),
          ]
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
      paragraph(`Hello ${to.name}, we have received your payment.`),
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
      paragraph(`Hello ${to.name}, we have shipped your order.`),
      ...(trackingNumber ? [table([['Tracking number', trackingNumber]])] : []),
    ],
  };
}

export function orderCancelledMail(to: Recipient, number: string, reason: string): Mail {
  return {
    to,
    template: 'orders.cancelled',
    subject: `Order ${number} was canceled`,
    content: [
      paragraph(`Hello ${to.name}, your order was canceled.`),
      table([['Reason', reason]]),
      paragraph('If you have paid, we refund your money.'),
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
    subject: `Refund for order ${order.number}`,
    content: [
      paragraph(`Hello ${to.name}, we have refunded money to you.`),
      table([
        ['Amount', amount(refund.amountMinor, order.currencyCode)],
        ['Reason', refund.reason],
      ]),
    ],
  };
}
