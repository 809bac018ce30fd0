import { payloadOf, readAgain } from '../../../platform/graphql/payload-of.ts';
import { SecurityAlert } from './security-alert.entity.ts';
import { securityAlertById } from './security-alert.queries.ts';

const securityAlert = readAgain('securityAlert', () => SecurityAlert, securityAlertById);

export const AcknowledgeSecurityAlertPayload = payloadOf('acknowledgeSecurityAlert', securityAlert);
