import { Button } from '../../kit/button/button.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { RelativeTime } from '../../kit/display/relative-time.tsx';
import { Total } from '../../kit/display/total.tsx';
import type { MenuAction } from '../../kit/menu/menu.tsx';
import { Card } from '../../kit/page/card.tsx';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { PlainTable } from '../../kit/table/plain-table.tsx';
import { TextLink } from '../../kit/text/text-link.tsx';
import { statusText } from '../../lib/format/text.ts';
import { ObjectLink } from '../../shell/object-link.tsx';
import { AvailabilityBadge } from './badges.tsx';
import type { ProductDetailsFragment, ProductPageQuery } from './generated/graphql.ts';
import styles from './products.module.css';

type Movements = NonNullable<ProductPageQuery['product']>['stockMovements'];
type Movement = NonNullable<Movements>['nodes'][number];

type StockCardProps = {
  product: ProductDetailsFragment;
  /** Absent for those who may not see them. */
  movements: Movements | undefined;
  onAdjust: MenuAction | undefined;
};

/** How much is there, and what changed it last. Follows live. */
export function StockCard({ product, movements, onAdjust }: StockCardProps) {
  const { stock } = product;
  return (
    <Card
      title="Stock"
      actions={
        onAdjust && (
          <Button size="small" disabledReason={onAdjust.disabledReason} onPress={onAdjust.onAction}>
            {onAdjust.label}
          </Button>
        )
      }
    >
      <div className={styles.stack}>
        <p className={styles.level} aria-live="polite">
          <span className={styles.figure}>
            <Quantity value={stock.onHand} />
          </span>
          <span>on hand</span>
          <AvailabilityBadge availability={stock.availability} />
        </p>
        <p className={styles.muted}>
          Runs low at <Quantity value={stock.lowStockThreshold} />.
        </p>
        {movements && (
          <>
            {movements.nodes.length > 0 ? (
              <PlainTable<Movement>
                label="Latest movements"
                columns={[
                  { id: 'at', header: 'When', render: ({ at }) => <RelativeTime value={at} /> },
                  { id: 'why', header: 'Why', render: movement => <Reason {...movement} /> },
                  { id: 'delta', header: 'Change', align: 'end', render: ({ delta }) => signed(delta) },
                  {
                    id: 'after',
                    header: 'Level',
                    align: 'end',
                    render: ({ onHandAfter }) => <Quantity value={onHandAfter} />,
                  },
                ]}
                rows={movements.nodes}
                getId={movement => movement.id}
              />
            ) : (
              <EmptyState compact title="Nothing has moved yet" />
            )}
            {movements.totalCount > movements.nodes.length && (
              <p>
                <TextLink href={`/stock-movements?product=${product.id}`}>
                  All <Total of={movements} /> movements
                </TextLink>
              </p>
            )}
          </>
        )}
      </div>
    </Card>
  );
}

function Reason({ reason, note, reference, actor }: Movement) {
  return (
    <>
      <ObjectLink id={reference}>{statusText(reason)}</ObjectLink>
      {(note || actor) && (
        <span className={styles.note}>{[note, actor && `by ${actor.name}`].filter(Boolean).join(', ')}</span>
      )}
    </>
  );
}

function signed(delta: number): string {
  return delta > 0 ? `+${delta}` : `−${-delta}`;
}
