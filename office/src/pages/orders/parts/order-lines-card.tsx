import { Money } from '../../../kit/display/money.tsx';
import { Percent } from '../../../kit/display/percent.tsx';
import { Quantity } from '../../../kit/display/quantity.tsx';
import { Card } from '../../../kit/page/card.tsx';
import { PlainTable } from '../../../kit/table/plain-table.tsx';
import { compareDecimals } from '../../../lib/format/decimal.ts';
import { ObjectLink } from '../../../shell/object-link.tsx';
import styles from '../order-page.module.css';
import type { OrderDetails } from '../order-page.tsx';
import { OrderFulfillmentBadge } from '../state-badges.tsx';
import { TaxRows } from './tax-rows.tsx';

type Line = OrderDetails['lines'][number];

export function OrderLinesCard({ order }: { order: OrderDetails }) {
  return (
    <Card title="Lines" actions={<OrderFulfillmentBadge status={order.fulfillmentStatus} />}>
      <PlainTable
        label="Lines of the order"
        rows={order.lines}
        getId={line => line.id}
        columns={[
          { id: 'name', header: 'Product', render: line => <ProductOfLine line={line} /> },
          { id: 'price', header: 'Price', align: 'end', render: line => <Money {...line.unitPrice} /> },
          {
            id: 'quantity',
            header: 'Quantity',
            align: 'end',
            render: line => (
              <QuantityOfLine line={line} isPartlyShipped={order.fulfillmentStatus === 'PARTIALLY_SHIPPED'} />
            ),
          },
          { id: 'total', header: 'Total', align: 'end', render: line => <Money {...line.total} /> },
        ]}
      />
      <Totals order={order} />
    </Card>
  );
}

function ProductOfLine({ line }: { line: Line }) {
  return (
    <>
      <ObjectLink id={line.product?.id}>{line.name}</ObjectLink>
      <p className={styles.muted}>
        {line.sku}
        {compareDecimals(line.discountRate, '0') > 0 && (
          <>
            , less <Percent value={line.discountRate} scale="fraction" />
          </>
        )}
      </p>
    </>
  );
}

function QuantityOfLine({ line, isPartlyShipped }: { line: Line; isPartlyShipped: boolean }) {
  return (
    <>
      <Quantity value={line.quantity} />
      {isPartlyShipped && (
        <p className={styles.muted}>
          <Quantity value={line.shippedQuantity} /> shipped
        </p>
      )}
      {line.returnedQuantity > 0 && (
        <p className={styles.muted}>
          <Quantity value={line.returnedQuantity} /> returned
        </p>
      )}
    </>
  );
}

/** Amounts of nothing are left out, except the total and what was paid. */
function Totals({ order }: { order: OrderDetails }) {
  const isSome = ({ amount }: { amount: string }) => compareDecimals(amount, '0') !== 0;
  const before = [
    { term: 'Subtotal', amount: order.subtotal, isShown: true },
    { term: 'Discount', amount: order.discountTotal, isShown: isSome(order.discountTotal) },
    {
      term: order.shippingName ?? 'Shipping',
      amount: order.shippingTotal,
      isShown: order.shippingName !== null,
    },
  ];
  const after = [
    { term: 'Total', amount: order.total, isShown: true, isStrong: true },
    { term: 'Paid', amount: order.amountPaid, isShown: true },
    { term: 'Refunded', amount: order.amountRefunded, isShown: isSome(order.amountRefunded) },
    { term: 'Still to pay', amount: order.amountDue, isShown: isSome(order.amountDue), isStrong: true },
  ];
  return (
    <dl className={styles.totals}>
      <AmountRows rows={before} />
      <TaxRows document={order} className={styles.totalRow} />
      <AmountRows rows={after} />
    </dl>
  );
}

interface AmountRow {
  readonly term: string;
  readonly amount: OrderDetails['total'];
  readonly isShown: boolean;
  readonly isStrong?: boolean;
}

function AmountRows({ rows }: { rows: readonly AmountRow[] }) {
  return rows
    .filter(({ isShown }) => isShown)
    .map(({ term, amount, isStrong }) => (
      <div key={term} className={styles.totalRow}>
        <dt className={isStrong ? styles.strong : undefined}>{term}</dt>
        <dd className={isStrong ? styles.strong : undefined}>
          <Money {...amount} />
        </dd>
      </div>
    ));
}
