import { isAuthenticated } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

/** Everybody has their own, and sees no others. What each report asks for is checked where it is asked for. */
export const exportsPermissions: RuleTree = {
  Query: { export: isAuthenticated, exports: isAuthenticated },
  Mutation: {
    createExport: isAuthenticated,
    cancelExport: isAuthenticated,
    deleteExport: isAuthenticated,
  },
};
