import { useNavigate, useParams } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useQuery } from 'urql';
import { RelativeTime } from '../../kit/display/relative-time.tsx';
import type { MenuAction } from '../../kit/menu/menu.tsx';
import { Card } from '../../kit/page/card.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { NotFoundPage } from '../../shell/error/not-found-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { type SupplierDetailsFragment, SupplierPageDocument } from './generated/graphql.ts';
import { SupplierForm } from './supplier-form.tsx';
import { SupplierProducts } from './supplier-products.tsx';
import { supplierFields, supplierLabels } from './supplier-values.ts';
import styles from './suppliers.module.css';
import { useSupplierChanges } from './use-supplier-changes.ts';

export function SupplierPage() {
  return useCan()('SUPPLIERS_MANAGE') ? <OneSupplier /> : <ForbiddenPage />;
}

function OneSupplier() {
  const { supplierId: id } = useParams({ from: '/frame/suppliers/$supplierId' });
  const [{ data, error, fetching }, read] = useQuery({ query: SupplierPageDocument, variables: { id } });
  const changes = useSupplierChanges();
  const navigate = useNavigate();
  const supplier = data?.supplier;
  usePageTitle(supplier?.name ?? 'Supplier');

  if (!data && fetching) return <SkeletonLines count={8} label="Loading the supplier…" />;
  const failed = errorState(error, () => read({ requestPolicy: 'network-only' }));
  if (!data && failed) return <ErrorState {...failed} />;
  if (!supplier) return <NotFoundPage />;

  const remove: MenuAction[] = supplier.nextActions
    .filter(({ action }) => action === 'DELETE')
    .map(({ allowed, reason }) => ({
      id: 'delete',
      label: 'Delete supplier',
      icon: <Trash2 aria-hidden />,
      danger: true,
      disabledReason: allowed ? null : reason,
      // It has no page while it is deleted.
      onAction: () =>
        void changes.remove(supplier).then(isDone => {
          if (isDone) void navigate({ to: '/suppliers', replace: true });
        }),
    }));
  const mayUpdate = supplier.nextActions.some(({ action, allowed }) => action === 'UPDATE' && allowed);
  return (
    <>
      <PageHeader
        title={supplier.name}
        back={{ href: '/suppliers', label: 'Suppliers' }}
        meta={
          <>
            <span>{supplier.code}</span>
            <span>
              changed <RelativeTime value={supplier.updatedAt} />
            </span>
          </>
        }
        moreActions={remove}
      />
      <div className={styles.columns}>
        {mayUpdate ? <SupplierForm key={id} supplier={supplier} /> : <SupplierFacts supplier={supplier} />}
        <SupplierProducts supplierId={id} products={supplier.products} />
      </div>
    </>
  );
}

function SupplierFacts({ supplier }: { supplier: SupplierDetailsFragment }) {
  return (
    <Card title="Details">
      <DescriptionList
        items={supplierFields.map(name => ({ term: supplierLabels[name], detail: supplier[name] }))}
      />
    </Card>
  );
}
