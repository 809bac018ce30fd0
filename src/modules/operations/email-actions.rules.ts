import { type Problem, wrongStatus } from '../../platform/lib/problem.ts';
import type { EmailMessage } from '../../platform/mail/email-message.entity.ts';

export function retryProblem({
  status,
  sealedBody,
}: Pick<EmailMessage, 'status' | 'sealedBody'>): Problem | null {
  if (status !== 'FAILED' && status !== 'HELD')
    return wrongStatus(`Only a mail that is FAILED or HELD can be sent again, and this one is ${status}.`);
  return sealedBody === null
    ? wrongStatus('The content of this mail was erased, so it cannot be sent again.')
    : null;
}
