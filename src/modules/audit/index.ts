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

export const audit: Manifest = {
  name: 'audit',
  entities: [AuditEntry, AuditChain, SecurityAlert],
  resolvers: [AuditDetailsResolver, AuditResolver, SecurityAlertResolver],
  rules: auditPermissions,
  personalData: [auditData, alertsData],
  jobs: [deleteOldAlerts],
  metrics: [alertsRaised, auditVerifications],
  nodes: {
    audit: { type: 'AuditEntry', field: 'auditEntry' },
    alert: { type: 'SecurityAlert', field: 'securityAlert' },
  },
};
