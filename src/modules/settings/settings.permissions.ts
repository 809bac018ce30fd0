import { anyone, can } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

export const settingsPermissions: RuleTree = {
  Query: { settings: anyone },
  Mutation: { updateSettings: can('SETTINGS_MANAGE') },
};
