import { Pencil, Plus, Trash2, Truck } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { IconButton } from '../../kit/button/icon-button.tsx';
import { Card } from '../../kit/page/card.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { PlainTable } from '../../kit/table/plain-table.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import {
  ShippingDocument,
  type ShippingMethodItemFragment,
  type ShippingQuery,
} from './generated/graphql.ts';
import { MethodPrices } from './method-prices.tsx';
import styles from './shipping.module.css';
import { useRemoveMethod } from './use-remove-method.ts';

const MethodDialog = lazy(() => import('./method-dialog.tsx'));

export function ShippingPage() {
  usePageTitle('Shipping');
  return useCan()('SETTINGS_MANAGE') ? <Shipping /> : <ForbiddenPage />;
}

function Shipping() {
  const can = useCan();
  const [{ data, error }, read] = useQuery({ query: ShippingDocument });
  const failure = !data && errorState(error, () => read({ requestPolicy: 'network-only' }));
  return (
    <>
      <PageHeader
        title="Shipping"
        actions={[
          { id: 'taxes', label: 'Zones', href: '/taxes' },
          ...(can('AUDIT_VIEW')
            ? [{ id: 'history', label: 'History', href: '/audit?action=shipping.' }]
            : []),
        ]}
      />
      {failure && <ErrorState {...failure} />}
      {!data && !failure && <SkeletonLines count={6} />}
      {data && <Methods data={data} />}
    </>
  );
}

function Methods({ data }: { data: ShippingQuery }) {
  // The id of the one that is edited, or "new".
  const [open, setOpen] = useState<string | null>(null);
  const remove = useRemoveMethod();
  const edited = data.shippingMethods.find(({ id }) => id === open);
  const add = (
    <Button size="small" icon={<Plus aria-hidden />} onPress={() => setOpen('new')}>
      Add method
    </Button>
  );
  return (
    <div className={styles.card}>
      <Card title="Methods" actions={add}>
        <p className={styles.hint}>
          Customers choose one when they order. Its price is{' '}
          {data.settings.pricesIncludeTax ? 'with' : 'without'} tax, as those of products are.
        </p>
        {data.shippingMethods.length === 0 ? (
          <EmptyState
            compact
            icon={<Truck />}
            title="Everything is sent for nothing"
            text="Without a method, orders cost what their goods cost. Once there is one, every new order names a method."
          />
        ) : (
          <PlainTable
            label="Shipping methods"
            rows={data.shippingMethods}
            getId={({ id }) => id}
            columns={[
              { id: 'name', header: 'Method', render: method => <Name method={method} /> },
              { id: 'where', header: 'Where', render: whereOf },
              { id: 'price', header: 'Price', render: method => <MethodPrices method={method} /> },
              {
                id: 'actions',
                header: 'Actions',
                align: 'end',
                render: method => (
                  <div className={styles.rowActions}>
                    <IconButton label={`Edit ${method.name}`} onPress={() => setOpen(method.id)}>
                      <Pencil aria-hidden />
                    </IconButton>
                    <IconButton label={`Delete ${method.name}`} onPress={() => void remove(method)}>
                      <Trash2 aria-hidden />
                    </IconButton>
                  </div>
                ),
              },
            ]}
          />
        )}
      </Card>
      {(open === 'new' || edited) && (
        <Suspense>
          <MethodDialog
            method={edited}
            zones={data.zones}
            taxClasses={data.taxClasses}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

function Name({ method }: { method: ShippingMethodItemFragment }) {
  return (
    <>
      <span className={styles.name}>
        {method.name}
        {!method.active && <StatusBadge>Not offered</StatusBadge>}
      </span>
      <p className={styles.muted}>{method.description || method.code}</p>
    </>
  );
}

function whereOf({ kind, zones }: ShippingMethodItemFragment): string {
  if (kind === 'PICKUP') return 'At the store';
  return zones.length === 0 ? 'Everywhere' : zones.map(({ name }) => name).join(', ');
}
