import type { TestApp } from '../app.ts';
import { makeProduct } from './product.ts';
import type { Shopper } from './shopper.ts';
import { setStock } from './stock.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

let keys = 0;

/** An idempotency key that no other request has. */
export const newOrderKey = (): string => `order-key-${++keys}`;

export type OrderStatus = 'PENDING_PAYMENT' | 'PAID' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED' | 'REFUNDED';

export interface MadeOrder {
  readonly id: string;
  readonly number: string;
  readonly lines: readonly { readonly id: string; readonly quantity: number }[];
  readonly productId: string;
  /** Of the payment that brought the money, when it came so far. */
  readonly paymentId: string | null;
}

/** An order of 2 units at 10.00 of a product of which 5 were there, unless `wanted` says what to buy. */
export async function makeOrder(
  app: TestApp,
  shopper: Shopper,
  status: OrderStatus = 'PENDING_PAYMENT',
  wanted?: readonly { productId: string; quantity: number }[],
): Promise<MadeOrder> {
  const lines = wanted ?? [{ productId: await stockedProduct(app), quantity: 2 }];
  const { order, userErrors } = await shopper.mutate(
    'placeOrder',
    { idempotencyKey: newOrderKey(), lines },
    'order { id number lines { id quantity } }',
  );
  if (!order) throw new Error(JSON.stringify(userErrors));
  const made = { ...order, productId: lines[0]!.productId, paymentId: null };
  if (status === 'PENDING_PAYMENT') return made;
  const by = (name: string, input: object = {}) => manage(app, name, { orderId: order.id, ...input });
  if (status === 'CANCELLED') {
    await by('cancelOrder', { reason: 'Made so by a test.' });
    return made;
  }
  const paymentId = await payOrder(shopper, order.id);
  if (status === 'REFUNDED') await refund(app, paymentId);
  if (status === 'SHIPPED' || status === 'DELIVERED') await by('shipOrder');
  if (status === 'DELIVERED') await by('deliverOrder');
  return { ...made, paymentId };
}

export async function stockedProduct(app: TestApp, onHand = 5, fields: object = {}): Promise<string> {
  const { id } = await makeProduct(app, fields);
  await setStock(app, id, onHand);
  return id;
}

/** Begins to pay an order. Returns the id of the payment. */
export async function startPayment(payer: Pick<Shopper, 'mutate'>, orderId: string): Promise<string> {
  const { payment, userErrors } = await payer.mutate(
    'startPayment',
    { idempotencyKey: newOrderKey(), orderId },
    'payment { id }',
  );
  if (!payment) throw new Error(JSON.stringify(userErrors));
  return payment.id;
}

/** Pays an order. Returns the id of the payment. */
export async function payOrder(payer: Pick<Shopper, 'mutate'>, orderId: string): Promise<string> {
  const paymentId = await startPayment(payer, orderId);
  const { userErrors } = await simulate(payer, paymentId);
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return paymentId;
}

/** Has the provider say what came of a payment. */
export function simulate(
  payer: Pick<Shopper, 'mutate'>,
  paymentId: string,
  outcome: 'SUCCEED' | 'FAIL' = 'SUCCEED',
): Promise<Data> {
  return payer.mutate('simulatePayment', { paymentId, outcome }, 'payment { status }');
}

/** Pays back an amount of a payment, all that is left when none is said. Returns the payload. */
export function refundSome(app: TestApp, paymentId: string, amount?: string): Promise<Data> {
  const input = { idempotencyKey: newOrderKey(), paymentId, amount, reason: 'Asked for by a test.' };
  return app.mutate('refundPayment', input, 'payment { status refundedAmount { amount } }');
}

async function refund(app: TestApp, paymentId: string): Promise<void> {
  const { userErrors } = await refundSome(app, paymentId);
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}

async function manage(app: TestApp, name: string, input: object): Promise<void> {
  const { userErrors } = await app.mutate(name, input, 'order { id }', 'staff');
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}

/** An order as a manager sees it, its amounts as plain texts. */
export async function orderOf(app: TestApp, id: string): Promise<Data> {
  const { order } = await app.ask('manager', `query ($id: ID!) { order(id: $id) { ${facts} } }`, { id });
  return {
    ...order,
    ...Object.fromEntries(amounts.map(name => [name, order[name].amount])),
    kinds: order.events.map((event: { kind: string }) => event.kind),
  };
}

const amounts = ['subtotal', 'discountTotal', 'tax', 'total', 'amountPaid', 'amountRefunded', 'amountDue'];
const facts = `id number status version cancelReason trackingNumber notes
  placedAt expiresAt paidAt shippedAt deliveredAt cancelledAt taxRate
  ${amounts.map(name => `${name} { amount currencyCode }`).join(' ')}
  customer { id } shippingAddress { street city country }
  lines { id sku name quantity returnedQuantity unitPrice { amount } total { amount } product { id } }
  events { kind details actor { id } }
  payments { id status amount { amount } refundedAmount { amount } }`;

interface OrderRow {
  readonly id: string;
  readonly number: string;
  readonly status: OrderStatus;
  readonly taxRatePpm: number;
  readonly subtotal: number;
  readonly discount: number;
  readonly tax: number;
  readonly total: number;
  readonly paid: number;
  readonly refunded: number;
}

/** What is wrong with the sums of orders, once all background work is done. */
export async function orderProblems(app: TestApp): Promise<string[]> {
  const all = <R>(text: string): Promise<R[]> =>
    app.app.database.run({ text, values: [] }) as unknown as Promise<R[]>;
  const orders = await all<OrderRow>(
    'select id, number, status, tax_rate_ppm as taxRatePpm, subtotal_minor as subtotal, discount_minor as discount, tax_minor as tax, total_minor as total, paid_minor as paid, refunded_minor as refunded from sales_order',
  );
  const lines = await all<{
    orderId: string;
    price: number;
    quantity: number;
    discount: number;
    sum: number;
  }>(
    'select order_id as orderId, unit_price_minor as price, quantity, discount_ppm as discount, total_minor as sum from order_line where deleted_at is null',
  );
  const payments = await all<{ orderId: string; net: number; refused: unknown; pending: number }>(
    "select target_id as orderId, amount_minor - refunded_minor as net, refused_at as refused, pending_refund_minor as pending from payment where status in ('SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED')",
  );
  const open = await all<{ orderId: string }>(
    "select target_id as orderId from payment where status in ('REQUIRES_ACTION', 'PROCESSING')",
  );
  const isOpen = new Set(open.map(payment => payment.orderId));
  const linesOf = Map.groupBy(lines, line => line.orderId);
  const paymentsOf = Map.groupBy(payments, payment => payment.orderId);
  return orders.flatMap(order => {
    const own = linesOf.get(order.id) ?? [];
    const taken = paymentsOf.get(order.id) ?? [];
    const net = taken
      .filter(({ refused }) => refused === null)
      .reduce((sum, one) => sum + Number(one.net), 0);
    const kept = Number(order.paid) - Number(order.refunded);
    const problems: [isWrong: boolean, what: string][] = [
      [!addsUp(order, own), `does not add up: ${JSON.stringify(order)}`],
      [kept !== net, `keeps ${kept}, but its payments keep ${net}`],
      [Number(order.paid) > Number(order.total), 'is paid more than once'],
      [order.status === 'CANCELLED' && net !== 0, `is cancelled and keeps ${net}`],
      [order.status !== 'PENDING_PAYMENT' && isOpen.has(order.id), `is ${order.status} and can be paid`],
      [order.status === 'REFUNDED' && net !== 0, `is refunded and keeps ${net}`],
      [
        ['PAID', 'SHIPPED', 'DELIVERED'].includes(order.status) && Number(order.paid) !== Number(order.total),
        `is ${order.status} and not paid in full`,
      ],
      [taken.some(one => one.refused !== null && Number(one.net) !== 0), 'keeps money that it refused'],
      [taken.some(one => Number(one.pending) !== 0), 'waits for a refund'],
    ];
    return problems.flatMap(([isWrong, what]) => (isWrong ? [`${order.number} ${what}.`] : []));
  });
}

/** The formula by itself, in other words than the program's. */
function addsUp(
  order: OrderRow,
  lines: readonly { price: number; quantity: number; discount: number; sum: number }[],
): boolean {
  const million = 1_000_000n;
  const part = (amount: bigint, ppm: number) => (2n * amount * BigInt(ppm) + million) / (2n * million);
  const full = lines.map(line => BigInt(line.price) * BigInt(line.quantity));
  const each = lines.map((line, index) => part(full[index]!, 1_000_000 - line.discount));
  const sum = (some: readonly bigint[]) => some.reduce((total, one) => total + one, 0n);
  const tax = part(sum(each), order.taxRatePpm);
  return (
    lines.length > 0 &&
    lines.every((line, index) => BigInt(line.sum) === each[index]) &&
    BigInt(order.subtotal) === sum(full) &&
    BigInt(order.discount) === sum(full) - sum(each) &&
    BigInt(order.tax) === tax &&
    BigInt(order.total) === sum(each) + tax
  );
}
