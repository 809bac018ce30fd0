import { can, isAuthenticated } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

export const inventoryPermissions: RuleTree = {
  Query: {
    stockMovement: can('INVENTORY_VIEW'),
    stockMovements: can('INVENTORY_VIEW'),
    productionRecord: can('INVENTORY_VIEW'),
    productionRecords: can('INVENTORY_VIEW'),
  },
  Mutation: {
    adjustStock: can('INVENTORY_MANAGE'),
    recordProduction: can('PRODUCTION_RECORD'),
    voidProduction: can('PRODUCTION_RECORD'),
  },
  // Everybody can read the stock of a product, but only somebody who is signed in may keep a connection open for it.
  Subscription: { stockChanged: isAuthenticated },
  Product: { stockMovements: can('INVENTORY_VIEW') },
};
