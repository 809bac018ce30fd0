import { can } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

export const mailPermissions: RuleTree = {
  Query: { email: can('EMAILS_VIEW'), emails: can('EMAILS_VIEW') },
  Mutation: { retryEmail: can('JOBS_MANAGE') },
};
