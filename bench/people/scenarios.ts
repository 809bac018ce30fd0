import { dashboard } from './dashboard.ts';
import { managerOrders } from './manager-orders.ts';
import { ownOrder, ownOrders } from './own-orders.ts';
import { productList, productPage } from './product-page.ts';
import type { PeopleScenario } from './scenario.ts';

export const scenarios: readonly PeopleScenario[] = [
  productList,
  productPage,
  ownOrders,
  ownOrder,
  managerOrders,
  dashboard,
];
