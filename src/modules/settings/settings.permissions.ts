import { anyone, can } from '../../authorization/rules.ts';
import type { RuleTree } from '../../authorization/shield.ts';

export const settingsPermissions: RuleTree = {
  Query: { settings: anyone },
  Mutation: { updateSettings: can('SETTINGS_MANAGE') },
};
