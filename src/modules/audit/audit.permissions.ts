import { can } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

export const auditPermissions: RuleTree = {
  Query: {
    auditEntry: can('AUDIT_VIEW'),
    auditLog: can('AUDIT_VIEW'),
    verifyAuditLog: can('AUDIT_VIEW'),
    securityAlert: can('AUDIT_VIEW'),
    securityAlerts: can('AUDIT_VIEW'),
  },
  Mutation: {
    acknowledgeSecurityAlert: can('AUDIT_VIEW'),
  },
};
