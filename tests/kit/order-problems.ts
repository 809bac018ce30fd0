import type { TestApp } from './app.ts';

interface OrderRow {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly taxRatePpm: number;
  readonly includesTax: number | boolean;
  readonly refundedNet: number;
  readonly subtotal: number;
  readonly discount: number;
  readonly tax: number;
  readonly total: number;
  readonly paid: number;
  readonly refunded: number;
  readonly paymentStatus: string;
  readonly fulfillmentStatus: string;
  readonly shippedAt: unknown;
  readonly deliveredAt: unknown;
  readonly shipping: number;
  readonly shippingRate: number;
  readonly shippingNet: number;
  readonly shippingTax: number;
  readonly shippingReturned: number;
  readonly shippingRefunded: number;
  readonly shippingRefundedTax: number;
}

/** What is wrong with the sums of orders, once all background work is done. */
export async function orderProblems(app: TestApp): Promise<string[]> {
  const orders = await app.sql<OrderRow>(
    'select id, number, status, tax_rate_ppm as taxRatePpm, prices_include_tax as includesTax, refunded_net_minor as refundedNet, subtotal_minor as subtotal, discount_minor as discount, tax_minor as tax, total_minor as total, paid_minor as paid, refunded_minor as refunded, payment_status as paymentStatus, fulfillment_status as fulfillmentStatus, shipped_at as shippedAt, delivered_at as deliveredAt, shipping_minor as shipping, shipping_tax_rate_ppm as shippingRate, shipping_net_minor as shippingNet, shipping_tax_minor as shippingTax, shipping_returned_minor as shippingReturned, shipping_refunded_minor as shippingRefunded, shipping_refunded_tax_minor as shippingRefundedTax from sales_order',
  );
  const lines = await app.sql<LineRow>(
    'select order_id as orderId, unit_price_minor as price, quantity, returned_quantity as returned, shipped_quantity as shipped, (select sum(s.quantity) from shipment_line as s where s.order_line_id = order_line.id) as inShipments, discount_ppm as discount, total_minor as sum, tax_rate_ppm as rate, net_minor as net, tax_minor as tax, refunded_minor as refundedNet from order_line where deleted_at is null',
  );
  const payments = await app.sql<{ orderId: string; net: number; refused: unknown; pending: number }>(
    "select target_id as orderId, amount_minor - refunded_minor as net, refused_at as refused, pending_refund_minor as pending from payment where status in ('SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED')",
  );
  const open = await app.sql<{ orderId: string }>(
    "select target_id as orderId from payment where status in ('REQUIRES_ACTION', 'PROCESSING')",
  );
  const parcels = await app.sql<{ orderId: string; parcels: number; arrived: number }>(
    'select order_id as orderId, count(*) as parcels, count(delivered_at) as arrived from shipment group by order_id',
  );
  const allArrived = new Set(
    parcels.filter(one => Number(one.parcels) === Number(one.arrived)).map(({ orderId }) => orderId),
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
      [
        order.paymentStatus !== paymentStatusOf(order),
        `is said to be ${order.paymentStatus}, with ${order.paid} of ${order.total} paid and ${order.refunded} refunded`,
      ],
      [
        order.fulfillmentStatus !== fulfillmentStatusOf(order, own),
        `is ${order.status}, and said to be ${order.fulfillmentStatus}`,
      ],
      [
        own.some(
          line =>
            line.shipped !== null &&
            (Number(line.shipped) !== Number(line.inShipments) || Number(line.shipped) > line.quantity),
        ),
        'has lines that are not shipped as its shipments say',
      ],
      [
        order.fulfillmentStatus === 'SHIPPED' && allArrived.has(order.id),
        'is on its way, and all of it has arrived',
      ],
      [taken.some(one => one.refused !== null && Number(one.net) !== 0), 'keeps money that it refused'],
      [taken.some(one => Number(one.pending) !== 0), 'waits for a refund'],
    ];
    return problems.flatMap(([isWrong, what]) => (isWrong ? [`${order.number} ${what}.`] : []));
  });
}

function paymentStatusOf({ status, total, paid, refunded }: OrderRow): string {
  const kept = Number(paid) - Number(refunded);
  if (kept === Number(total)) return 'PAID';
  const wentBack = status !== 'PENDING_PAYMENT' && Number(refunded) > 0;
  if (kept === 0) return wentBack ? 'REFUNDED' : 'UNPAID';
  return wentBack ? 'PARTIALLY_REFUNDED' : 'PARTIALLY_PAID';
}

function fulfillmentStatusOf(
  { status, shippedAt, deliveredAt }: OrderRow,
  lines: readonly LineRow[],
): string {
  const isBack = lines.every(line => line.returned === line.quantity);
  if (isBack || (status === 'CANCELLED' && deliveredAt !== null)) return 'RETURNED';
  if (deliveredAt !== null) return 'DELIVERED';
  if (shippedAt !== null) return 'SHIPPED';
  return lines.some(line => Number(line.shipped) > 0) ? 'PARTIALLY_SHIPPED' : 'UNFULFILLED';
}

interface LineRow {
  readonly orderId: string;
  readonly price: number;
  readonly quantity: number;
  readonly returned: number;
  /** Null where the order has no shipments. */
  readonly shipped: number | null;
  readonly inShipments: number | null;
  readonly discount: number;
  readonly sum: number;
  /** Null where the rate is that of the order, on net prices. */
  readonly rate: number | null;
  readonly net: number | null;
  readonly tax: number | null;
  readonly refundedNet: number;
}

/** The formulas by themselves, in other words than the program's. */
function addsUp(order: OrderRow, lines: readonly LineRow[]): boolean {
  const million = 1_000_000n;
  const part = (amount: bigint, ppm: bigint, whole: bigint) => (2n * amount * ppm + whole) / (2n * whole);
  const total = (some: readonly (bigint | number)[]) =>
    some.reduce<bigint>((sum, one) => sum + BigInt(one), 0n);
  const full = lines.map(line => BigInt(line.price) * BigInt(line.quantity));
  const each = lines.map((line, index) => part(full[index]!, 1_000_000n - BigInt(line.discount), million));
  const rateOf = (line: LineRow) => BigInt(line.rate ?? order.taxRatePpm);
  const includesTax = Boolean(Number(order.includesTax));
  const shipping = BigInt(order.shipping);
  const isShippingAt = (rate: bigint) => shipping > 0n && BigInt(order.shippingRate) === rate;
  const taxAt = (rate: bigint) => {
    const goods = total(each.filter((_, index) => rateOf(lines[index]!) === rate));
    const amount = goods + (isShippingAt(rate) ? shipping : 0n);
    return part(amount, rate, includesTax ? million + rate : million);
  };
  const rates = [...new Set([...lines.map(rateOf), ...(shipping > 0n ? [BigInt(order.shippingRate)] : [])])];
  const tax = total(rates.map(taxAt));
  const ownTaxes = lines.filter(line => line.net !== null);
  return (
    lines.length > 0 &&
    lines.every((line, index) => BigInt(line.sum) === each[index]) &&
    BigInt(order.subtotal) === total(full) &&
    BigInt(order.discount) === total(full) - total(each) &&
    BigInt(order.tax) === tax &&
    BigInt(order.total) === total(each) + shipping + (includesTax ? 0n : tax) &&
    Number(order.shipping) === Number(order.shippingNet) + (includesTax ? Number(order.shippingTax) : 0) &&
    Number(order.shippingReturned) <= Number(order.shipping) &&
    isPartOf(order.shippingRefunded, order.shippingNet) &&
    isPartOf(order.shippingRefundedTax, order.shippingTax) &&
    rates.every(
      rate =>
        ownTaxes.length === 0 ||
        total([
          ...ownTaxes.filter(line => rateOf(line) === rate).map(line => line.tax!),
          isShippingAt(rate) ? order.shippingTax : 0,
        ]) === taxAt(rate),
    ) &&
    ownTaxes.every(
      ({ net, tax: own, sum, refundedNet }) =>
        Number(includesTax ? Number(net) + Number(own) : net) === Number(sum) && isPartOf(refundedNet, net!),
    ) &&
    BigInt(order.refundedNet) === total([...lines.map(line => line.refundedNet), order.shippingRefunded])
  );
}

function isPartOf(part: number, whole: number): boolean {
  return Number(part) >= 0 && Number(part) <= Number(whole);
}
