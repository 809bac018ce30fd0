import { isAuthenticated } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

/** Everybody sees their own exports, and nobody else's. `createExport` checks the permissions of the report. */
export const exportsPermissions: RuleTree = {
  Query: { export: isAuthenticated, exports: isAuthenticated },
  Mutation: {
    createExport: isAuthenticated,
    cancelExport: isAuthenticated,
    deleteExport: isAuthenticated,
  },
  Subscription: { exportUpdated: isAuthenticated },
};
