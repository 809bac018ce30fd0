import { registerEnumType } from 'type-graphql';

export const AuditVerificationStatus = {
  QUEUED: 'QUEUED',
  RUNNING: 'RUNNING',
  DONE: 'DONE',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
} as const;
export type AuditVerificationStatus = keyof typeof AuditVerificationStatus;
registerEnumType(AuditVerificationStatus, {
  name: 'AuditVerificationStatus',
  description: 'The status of a verification of the audit log.',
  valuesConfig: {
    QUEUED: { description: 'It waits to begin, or to continue after an attempt that failed.' },
    RUNNING: { description: 'The entries are being checked.' },
    DONE: { description: 'Every entry was checked; `result` says what was found.' },
    FAILED: {
      description: 'It could not be finished; `failureMessage` says why. It says nothing about the log.',
    },
    CANCELLED: { description: 'Somebody canceled it.' },
  },
});
