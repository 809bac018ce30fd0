import { anyone, can } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

export const shippingPermissions: RuleTree = {
  Query: { shippingMethod: anyone, shippingMethods: anyone },
  Mutation: {
    createShippingMethod: can('SETTINGS_MANAGE'),
    updateShippingMethod: can('SETTINGS_MANAGE'),
    deleteShippingMethod: can('SETTINGS_MANAGE'),
  },
};
