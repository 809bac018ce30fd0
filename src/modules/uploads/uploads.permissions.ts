import { isAuthenticated } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

/** `createUpload` checks the permissions of the purpose. */
export const uploadsPermissions: RuleTree = {
  Mutation: { createUpload: isAuthenticated },
};
