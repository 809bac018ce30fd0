import { can } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

export const outboxPermissions: RuleTree = {
  Query: { deadJobs: can('JOBS_MANAGE') },
  Mutation: { retryDeadJob: can('JOBS_MANAGE'), discardDeadJob: can('JOBS_MANAGE') },
};
