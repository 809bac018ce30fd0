import { daysInput } from '../../lib/list/days.ts';
import { moneyRangeInput } from '../../lib/list/money-range.ts';
import type { OrderChannel, OrderFilter, OrderStatus } from './generated/graphql.ts';
import type { OrderTab } from './tabs.ts';

/** What the address of the list says. */
export interface OrdersSearch {
  readonly search?: string;
  readonly status?: OrderStatus[];
  readonly channel?: OrderChannel[];
  readonly days?: string;
  readonly total?: string;
  readonly customer?: string;
}

/** The filter as the API takes it. */
export function orderFilter(tab: OrderTab, search: OrdersSearch): OrderFilter {
  return {
    search: search.search,
    status: tab.status ? [...tab.status] : search.status,
    channel: search.channel,
    customerId: search.customer,
    placedOn: daysInput(search.days),
    total: moneyRangeInput(search.total),
  };
}

export function isFiltered(
  tab: OrderTab,
  { search, status, channel, days, total, customer }: OrdersSearch,
): boolean {
  return Boolean(search || (status && !tab.status) || channel || days || total || customer);
}

/** What clearing the filter sets: the tab and the sort stay. */
export const noFilter: Record<keyof OrdersSearch, undefined> = {
  search: undefined,
  status: undefined,
  channel: undefined,
  days: undefined,
  total: undefined,
  customer: undefined,
};
