import { Link } from '@tanstack/react-router';
import { Quantity } from '../../../kit/display/quantity.tsx';
import { Card } from '../../../kit/page/card.tsx';
import { SkeletonLines } from '../../../kit/state/skeleton.tsx';
import { StatusBadge } from '../../../kit/status/status-badge.tsx';
import { statusText } from '../../../lib/format/text.ts';
import styles from '../dashboard.module.css';
import type { DashboardFigures } from './figures.tsx';

type Product = NonNullable<DashboardFigures['lowStock']>[number];

export function LowStock({ products, loading }: { products: Product[] | undefined; loading: boolean }) {
  return (
    <Card title="Low stock" flush actions={<Link to="/products">All products</Link>}>
      {loading && <SkeletonLines count={6} />}
      {products?.length === 0 && <p className={styles.nothing}>Everything is in stock.</p>}
      <ul className={styles.list}>
        {products?.map(({ id, name, sku, stock }) => (
          <li key={id}>
            <Link to="/products/$productId" params={{ productId: id }} className={styles.entry}>
              <span className={styles.name}>{name}</span>
              <span className={styles.detail}>{sku}</span>
              <span className={styles.end}>
                <span>
                  <Quantity value={stock.onHand} /> left
                </span>
                <StatusBadge tone={stock.availability === 'OUT_OF_STOCK' ? 'danger' : 'warning'}>
                  {statusText(stock.availability)}
                </StatusBadge>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
