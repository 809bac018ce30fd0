import { Link } from '@tanstack/react-router';
import { Quantity } from '../../../kit/display/quantity.tsx';
import { Card } from '../../../kit/page/card.tsx';
import { SkeletonLines } from '../../../kit/state/skeleton.tsx';
import { AvailabilityBadge } from '../../products/badges.tsx';
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
                <AvailabilityBadge availability={stock.availability} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
