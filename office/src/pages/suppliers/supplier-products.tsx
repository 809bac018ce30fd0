import { Money } from '../../kit/display/money.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { Total } from '../../kit/display/total.tsx';
import { Card } from '../../kit/page/card.tsx';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { PlainTable } from '../../kit/table/plain-table.tsx';
import { TextLink } from '../../kit/text/text-link.tsx';
import type { SupplierPageQuery } from './generated/graphql.ts';
import styles from './suppliers.module.css';

type Products = NonNullable<SupplierPageQuery['supplier']>['products'];

/** The first of its products. */
export function SupplierProducts({ supplierId, products }: { supplierId: string; products: Products }) {
  return (
    <Card title="Products">
      {products.nodes.length === 0 ? (
        <EmptyState compact title="No products" text="Choose this supplier on the page of a product." />
      ) : (
        <div className={styles.stack}>
          <PlainTable<Products['nodes'][number]>
            label="What comes from this supplier"
            columns={[
              {
                id: 'name',
                header: 'Product',
                render: ({ id, name }) => <TextLink href={`/products/${id}`}>{name}</TextLink>,
              },
              { id: 'price', header: 'Price', align: 'end', render: ({ price }) => <Money {...price} /> },
              {
                id: 'stock',
                header: 'On hand',
                align: 'end',
                render: ({ stock }) => <Quantity value={stock.onHand} />,
              },
            ]}
            rows={products.nodes}
            getId={({ id }) => id}
          />
          <p>
            <TextLink href={`/products?supplier=${supplierId}`}>
              {products.totalCount > products.nodes.length ? (
                <>
                  All <Total of={products} /> products
                </>
              ) : (
                'Open in the list of products'
              )}
            </TextLink>
          </p>
        </div>
      )}
    </Card>
  );
}
