import { defineCounter } from '../../platform/metrics/define-metric.ts';
import { SecurityAlertKind } from './alerts/security-alert.entity.ts';

export const alertsRaised = defineCounter({
  name: 'tradepost_security_alerts_total',
  help: 'Security alerts that were raised, by kind.',
  labels: { kind: Object.values(SecurityAlertKind) },
});

export const auditVerifications = defineCounter({
  name: 'tradepost_audit_verifications_total',
  help: 'Verifications of the audit log (`startAuditVerification`, `verifyAuditLog`), by whether it was `INTACT` or `BROKEN`.',
  labels: { result: ['INTACT', 'BROKEN'] },
});
