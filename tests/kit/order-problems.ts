import type { TestApp } from './app.ts';

interface OrderRow {
  readonly id: string;
  readonly number: string;
  readonly status: string;
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
  const orders = await app.sql<OrderRow>(
    'select id, number, status, tax_rate_ppm as taxRatePpm, subtotal_minor as subtotal, discount_minor as discount, tax_minor as tax, total_minor as total, paid_minor as paid, refunded_minor as refunded from sales_order',
  );
  const lines = await app.sql<{
    orderId: string;
    price: number;
    quantity: number;
    discount: number;
    sum: number;
  }>(
    'select order_id as orderId, unit_price_minor as price, quantity, discount_ppm as discount, total_minor as sum from order_line where deleted_at is null',
  );
  const payments = await app.sql<{ orderId: string; net: number; refused: unknown; pending: number }>(
    "select target_id as orderId, amount_minor - refunded_minor as net, refused_at as refused, pending_refund_minor as pending from payment where status in ('SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED')",
  );
  const open = await app.sql<{ orderId: string }>(
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
