import { can } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

export const auditPermissions: RuleTree = {
  Query: {
    auditEntry: can('AUDIT_VIEW'),
    auditLog: can('AUDIT_VIEW'),
    verifyAuditLog: can('AUDIT_VIEW'),
    auditVerification: can('AUDIT_VIEW'),
    auditVerifications: can('AUDIT_VIEW'),
    securityAlert: can('AUDIT_VIEW'),
    securityAlerts: can('AUDIT_VIEW'),
  },
  Mutation: {
    startAuditVerification: can('AUDIT_VIEW'),
    cancelAuditVerification: can('AUDIT_VIEW'),
    acknowledgeSecurityAlert: can('AUDIT_VIEW'),
  },
  Subscription: { auditVerificationUpdated: can('AUDIT_VIEW') },
};
