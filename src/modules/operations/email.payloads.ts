import { payloadOf, readAgain } from '../../platform/graphql/payload-of.ts';
import { EmailMessage } from '../../platform/mail/email-message.entity.ts';
import { emailById } from './email.queries.ts';

export const RetryEmailPayload = payloadOf(
  'retryEmail',
  readAgain('email', () => EmailMessage, emailById),
);
