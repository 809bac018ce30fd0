import { payloadOf, readAgain } from '../../../platform/graphql/payload-of.ts';
import { AuditVerification } from './audit-verification.entity.ts';
import { auditVerificationById } from './audit-verification.queries.ts';

const cancelled = readAgain('auditVerification', () => AuditVerification, auditVerificationById);
const started = {
  ...cancelled,
  description:
    'The verification that was queued, or the one that waits or runs already; null when there were errors.',
};

export const StartAuditVerificationPayload = payloadOf('startAuditVerification', started);
export const CancelAuditVerificationPayload = payloadOf('cancelAuditVerification', cancelled);
