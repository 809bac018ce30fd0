import { useSearch } from '@tanstack/react-router';
import { Plus, Truck } from 'lucide-react';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { type TabLink, Tabs } from '../../kit/tabs/tabs.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { sortInput, sortText, tableSort } from '../../lib/list/sort.ts';
import type { Counted } from '../../lib/list/total-text.ts';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { stringifySearch } from '../../lib/search-params.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { ExportList } from '../exports/export-list.tsx';
import { OrdersCustomerDocument, OrdersDocument } from './generated/graphql.ts';
import { NewOrders } from './new-orders.tsx';
import { orderColumns } from './order-columns.tsx';
import { OrderFilters } from './order-filters.tsx';
import { isFiltered, noFilter, orderFilter } from './orders-filter.ts';
import type { orderSorts } from './routes.ts';
import { ShipOrdersDialog } from './ship-orders-dialog.tsx';
import { orderTab, orderTabs } from './tabs.ts';

type Sort = (typeof orderSorts)[number];

const counted = { toPay: orderFilter(orderTab('to-pay'), {}), toShip: orderFilter(orderTab('to-ship'), {}) };

export function OrdersPage() {
  const can = useCan();
  usePageTitle('Orders');
  return can('ORDERS_VIEW') ? <Orders /> : <ForbiddenPage />;
}

function Orders() {
  const can = useCan();
  const client = useClient();
  const { tab: tabId, sort, ...search } = useSearch({ from: '/frame/orders' });
  const tab = orderTab(tabId);
  const list = useListPage();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [shipping, setShipping] = useState<readonly string[] | null>(null);

  const filter = orderFilter(tab, search);
  const shared = { filter, sort: sortInput<Sort>(sort ?? tab.sort), ...counted };
  const [{ data, fetching, error }, read] = useQuery({
    query: OrdersDocument,
    variables: { ...list.cursor, ...shared },
  });
  const [{ data: chosen }] = useQuery({
    query: OrdersCustomerDocument,
    variables: { id: search.customer ?? '' },
    pause: !search.customer,
  });
  const rows = data?.orders.nodes ?? [];
  const clear = () => list.change(noFilter);
  const canManage = can('ORDERS_MANAGE');

  const counts: Record<string, Counted | undefined> = {
    'to-pay': data?.toPay,
    'to-ship': data?.toShip,
  };
  // Tabs keep what was searched for, and leave the status to the tab.
  const tabs = orderTabs.map(
    ({ id, label }): TabLink => ({
      href: `/orders${stringifySearch({ ...search, status: undefined, tab: id === 'all' ? undefined : id })}`,
      label,
      count: counts[id],
      isCurrent: id === tab.id,
    }),
  );

  return (
    <>
      <PageHeader
        title="Orders"
        primary={
          canManage && (
            <LinkButton href="/orders/new" variant="primary" icon={<Plus aria-hidden />}>
              New order
            </LinkButton>
          )
        }
      />
      <NewOrders
        onShow={() => {
          list.change({});
          read({ requestPolicy: 'network-only' });
        }}
      />
      <Tabs label="Orders by what they need" tabs={tabs} />
      <DataTable
        id="orders"
        label="Orders"
        columns={orderColumns}
        rows={rows}
        getId={order => order.id}
        getName={order => `Order ${order.number}`}
        hrefOf={order => `/orders/${order.id}`}
        sort={tableSort(sort ?? tab.sort)}
        onSortChange={next => list.change({ sort: sortText(next) })}
        {...(canManage && { selectedIds: selected, onSelectionChange: setSelected })}
        bulkActions={
          <Button size="small" icon={<Truck aria-hidden />} onPress={() => setShipping([...selected])}>
            Ship
          </Button>
        }
        filterKey={list.filterKey}
        loading={fetching}
        error={errorState(error, () => read({ requestPolicy: 'network-only' }))}
        empty={{
          title: tab.status ? `Nothing here: no order is under “${tab.label}”` : 'No orders yet',
          text: tab.status
            ? 'Orders appear here as soon as they get there.'
            : 'Orders of the shop and of the counter appear here. You can also take one by phone.',
        }}
        onClearFilters={isFiltered(tab, search) ? clear : null}
        toolbar={
          <OrderFilters
            search={search}
            list={list}
            hasStatus={!tab.status}
            customerName={chosen?.customer?.name}
            onClear={clear}
            actions={<ExportList name="orders" filter={filter} sort={shared.sort} count={data?.orders} />}
          />
        }
        paging={list.paging(data?.orders, rows.length, cursor => {
          void client.query(OrdersDocument, { ...cursor, ...shared }).toPromise();
        })}
      />
      {shipping && (
        <ShipOrdersDialog
          orderIds={shipping}
          onClose={() => setShipping(null)}
          onShipped={() => {
            setShipping(null);
            setSelected(new Set());
          }}
        />
      )}
    </>
  );
}
