import { can } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

export const operationsPermissions: RuleTree = {
  Query: {
    email: can('EMAILS_VIEW'),
    emails: can('EMAILS_VIEW'),
    deadJobs: can('JOBS_MANAGE'),
  },
  Mutation: {
    retryEmail: can('JOBS_MANAGE'),
    retryDeadJob: can('JOBS_MANAGE'),
    discardDeadJob: can('JOBS_MANAGE'),
  },
};
