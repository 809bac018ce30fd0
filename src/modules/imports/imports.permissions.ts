import { isAuthenticated } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

/** Which permissions are needed depends on the kind of file; the operations and queries check them. */
export const importsPermissions: RuleTree = {
  Query: { import: isAuthenticated, imports: isAuthenticated },
  Mutation: { startImport: isAuthenticated, cancelImport: isAuthenticated },
  Subscription: { importUpdated: isAuthenticated },
};
