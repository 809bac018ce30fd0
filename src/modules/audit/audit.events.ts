import { defineEvent } from '../../platform/jobs/define-event.ts';

export const securityAlertRaised = defineEvent<{ readonly alertId: string }>('security.alert-raised');

export const auditVerificationRequested = defineEvent<{ readonly auditVerificationId: string }>(
  'audit-verification.requested',
);
