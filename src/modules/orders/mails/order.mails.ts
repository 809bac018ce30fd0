import { fromMinor } from '../../../platform/lib/money.ts';
import { percentOf } from '../../../platform/lib/percent-of.ts';
import { zonedText } from '../../../platform/lib/zoned-time.ts';
import { button, type Mail, paragraph, type TableRow, table } from '../../../platform/mail/mail.ts';
import type { NamedTax } from '../../tax/tax-lines.ts';

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
  /** How it is sent, and its price as it was entered; null where nothing is sent. */
  readonly shipping: { readonly name: string; readonly priceMinor: number } | null;
  readonly pricesIncludeTax: boolean;
  readonly taxExemption: string | null;
  readonly taxes: readonly NamedTax[];
}

function amount(minor: number, currencyCode: string): string {
  return `${fromMinor(minor, currencyCode)} ${currencyCode}`;
}

function orderTable(order: OrderSummary) {
  const { lines, currencyCode, totalMinor, shipping } = order;
  const rows = lines.map(
    (line): TableRow => [`${line.quantity} × ${line.name}`, amount(line.totalMinor, currencyCode)],
  );
  if (shipping) rows.push([shipping.name, amount(shipping.priceMinor, currencyCode)]);
  return table([...rows, ...taxRows(order), ['Total with tax', amount(totalMinor, currencyCode)]]);
}

/** The tax at each rate, or why there is none. */
function taxRows({ taxes, taxExemption, pricesIncludeTax, currencyCode }: OrderSummary): TableRow[] {
  if (taxExemption) return [[taxExemption, amount(0, currencyCode)]];
  return taxes.map(({ taxName, taxRatePpm, taxMinor }) => [
    `${pricesIncludeTax ? 'Includes ' : ''}${percentOf(taxRatePpm)} ${taxName ?? 'tax'}`,
    amount(taxMinor, currencyCode),
  ]);
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

/** What a mail says about a shipment. */
export interface Parcel {
  /** Whether the customer comes for it. */
  readonly isPickup: boolean;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  /** What is in it; null for all of the order. */
  readonly part: readonly { readonly name: string; readonly quantity: number }[] | null;
}

export function orderShippedMail(
  to: Recipient,
  number: string,
  { isPickup, carrier, trackingNumber, part }: Parcel,
): Mail {
  const rows: TableRow[] = [
    ...(part ?? []).map(({ name, quantity }): TableRow => [name, `${quantity} ×`]),
    ...(carrier ? [['Carrier', carrier] as const] : []),
    ...(trackingNumber ? [['Tracking number', trackingNumber] as const] : []),
  ];
  const what = part ? `A part of order ${number}` : `Order ${number}`;
  const yours = part ? 'a part of your order' : 'your order';
  return {
    to,
    template: 'orders.shipped',
    subject: isPickup ? `${what} is ready for you` : `${what} is on its way`,
    content: [
      paragraph(
        isPickup
          ? `Hello ${to.name}, ${yours} is ready. You can come for it.`
          : `Hello ${to.name}, we have shipped ${yours}.`,
      ),
      ...(rows.length > 0 ? [table(rows)] : []),
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
