import type { Manifest } from '../../platform/manifest.ts';
import { SecurityAlert } from './alerts/security-alert.entity.ts';
import { SecurityAlertResolver } from './alerts/security-alert.resolver.ts';
import { alertsRaised, auditVerifications } from './audit.metrics.ts';
import { auditPermissions } from './audit.permissions.ts';
import { alertsData, auditData } from './audit.personal-data.ts';
import { AuditResolver } from './audit.resolver.ts';
import { AuditChain } from './audit-chain.entity.ts';
import { AuditDetailsResolver } from './audit-details.resolver.ts';
import { AuditEntry } from './audit-entry.entity.ts';
import { deleteOldAlerts } from './jobs/delete-old-alerts.job.ts';
import { deleteOldVerifications } from './jobs/delete-old-verifications.job.ts';
import { verifyJob } from './jobs/verify.job.ts';
import { AuditVerification } from './verification/audit-verification.entity.ts';
import { auditVerificationChanged } from './verification/audit-verification.live.ts';
import { AuditVerificationResolver } from './verification/audit-verification.resolver.ts';
import { AuditVerificationSubscriptionResolver } from './verification/audit-verification.subscription.resolver.ts';

export const audit: Manifest = {
  name: 'audit',
  entities: [AuditEntry, AuditChain, SecurityAlert, AuditVerification],
  resolvers: [
    AuditDetailsResolver,
    AuditResolver,
    SecurityAlertResolver,
    AuditVerificationResolver,
    AuditVerificationSubscriptionResolver,
  ],
  liveTopics: [auditVerificationChanged],
  rules: auditPermissions,
  personalData: [auditData, alertsData],
  jobs: [deleteOldAlerts, verifyJob, deleteOldVerifications],
  metrics: [alertsRaised, auditVerifications],
  nodes: {
    audit: { type: 'AuditEntry', field: 'auditEntry' },
    auditverification: { type: 'AuditVerification', field: 'auditVerification' },
    alert: { type: 'SecurityAlert', field: 'securityAlert' },
  },
};
