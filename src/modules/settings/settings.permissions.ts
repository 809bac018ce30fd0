import { anyone } from '../../authorization/rules.ts';
import type { RuleTree } from '../../authorization/shield.ts';

export const settingsPermissions: RuleTree = {
  Query: { settings: anyone },
};
