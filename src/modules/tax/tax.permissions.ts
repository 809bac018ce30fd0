import { anyone, can } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

export const taxPermissions: RuleTree = {
  Query: { taxClass: anyone, taxClasses: anyone, zone: anyone, zones: anyone },
  Mutation: {
    createTaxClass: can('SETTINGS_MANAGE'),
    updateTaxClass: can('SETTINGS_MANAGE'),
    deleteTaxClass: can('SETTINGS_MANAGE'),
    createZone: can('SETTINGS_MANAGE'),
    updateZone: can('SETTINGS_MANAGE'),
    deleteZone: can('SETTINGS_MANAGE'),
  },
};
