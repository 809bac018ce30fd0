import { useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useQuery, useSubscription } from 'urql';
import { RelativeTime } from '../../kit/display/relative-time.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { NotFoundPage } from '../../shell/error/not-found-page.tsx';
import { useMayOpen } from '../../shell/navigation/use-may-open.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { ProductStatusBadge } from './badges.tsx';
import { useTaxClasses } from './fields/tax-class-field.tsx';
import { ProductPageDocument, ProductStockChangedDocument } from './generated/graphql.ts';
import { HistoryCard } from './history-card.tsx';
import { ProductFacts } from './product-facts.tsx';
import { ProductForm } from './product-form.tsx';
import styles from './products.module.css';
import { StockCard } from './stock-card.tsx';
import { useProductActions } from './use-product-actions.tsx';

export function ProductPage() {
  const { productId: id } = useParams({ from: '/frame/products/$productId' });
  const can = useCan();
  const mayOpen = useMayOpen();
  const variables = {
    id,
    withMovements: can('INVENTORY_VIEW'),
    withHistory: can('AUDIT_VIEW'),
    withDeleted: can('CATALOG_MANAGE'),
  };
  const [{ data, error, fetching }, read] = useQuery({ query: ProductPageDocument, variables });
  // For the form: read at once with the product.
  const tax = useTaxClasses();
  const readAgain = useCallback(() => read({ requestPolicy: 'network-only' }), [read]);
  // Whoever can restore it sees a deleted product, too.
  const product = data?.product ?? data?.deleted?.nodes[0];
  // The event carries the new level; what moved it is read again.
  useSubscription(
    { query: ProductStockChangedDocument, variables: { id }, pause: !product || Boolean(product.deletedAt) },
    (_previous, event) => {
      readAgain();
      return event;
    },
  );
  const actions = useProductActions(product);
  usePageTitle(product?.name ?? 'Product');

  if (!data && fetching) return <SkeletonLines count={8} label="Loading the product…" />;
  const failed = errorState(error, readAgain);
  if (!data && failed) return <ErrorState {...failed} />;
  if (!product) return <NotFoundPage />;
  const mayUpdate = product.nextActions.some(({ action, allowed }) => action === 'UPDATE' && allowed);
  return (
    <>
      <PageHeader
        title={product.name}
        back={mayOpen('/products') ? { href: '/products', label: 'Products' } : undefined}
        badge={<ProductStatusBadge {...product} />}
        meta={
          <>
            <span>{product.sku}</span>
            <span>
              changed <RelativeTime value={product.updatedAt} />
            </span>
          </>
        }
        actions={actions.main}
        moreActions={actions.more}
      />
      <div className={styles.columns}>
        {mayUpdate ? (
          <ProductForm tax={tax} key={id} product={product} />
        ) : (
          <ProductFacts product={product} />
        )}
        <div className={styles.stack}>
          <StockCard
            product={product}
            movements={data?.product?.stockMovements}
            onAdjust={actions.adjustStock}
          />
          {data?.auditLog && <HistoryCard log={data.auditLog} productId={id} />}
        </div>
      </div>
      {actions.dialog}
    </>
  );
}
