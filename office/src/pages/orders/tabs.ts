import type { OrderStatus } from './generated/graphql.ts';

/** A named filter of the list of orders. What each means stands only here. */
export interface OrderTab {
  readonly id: string;
  readonly label: string;
  /** Any status when absent; the reader may then choose. */
  readonly status?: readonly OrderStatus[];
  /** How it is sorted until the reader chooses: what waits longest comes first where somebody has to act. */
  readonly sort: 'PLACED_AT' | '-PLACED_AT';
}

export const orderTabs = [
  { id: 'to-pay', label: 'To pay', status: ['PENDING_PAYMENT'], sort: '-PLACED_AT' },
  { id: 'to-ship', label: 'To ship', status: ['PAID'], sort: 'PLACED_AT' },
  { id: 'shipped', label: 'Shipped', status: ['SHIPPED'], sort: '-PLACED_AT' },
  { id: 'delivered', label: 'Delivered', status: ['DELIVERED'], sort: '-PLACED_AT' },
  { id: 'closed', label: 'Canceled and refunded', status: ['CANCELLED', 'REFUNDED'], sort: '-PLACED_AT' },
  { id: 'all', label: 'All', sort: '-PLACED_AT' },
] as const satisfies readonly OrderTab[];

export type OrderTabId = (typeof orderTabs)[number]['id'];

export const orderTabIds = orderTabs.map(({ id }) => id);

/** The tab of an address; all orders when it names none. */
export function orderTab(id: OrderTabId | undefined): OrderTab {
  return orderTabs.find(tab => tab.id === id) ?? orderTabs[orderTabs.length - 1]!;
}
