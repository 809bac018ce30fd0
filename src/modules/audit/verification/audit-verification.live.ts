import { defineLiveTopic } from '../../../platform/live/live-topic.ts';

/** Published when a verification is begun, gets on, or ends. The event is about the verification. */
export const auditVerificationChanged = defineLiveTopic('audit-verification.changed');
