import { type Problem, wrongStatus } from '../../platform/lib/problem.ts';
import type { EmailMessage } from '../../platform/mail/email-message.entity.ts';

export function retryProblem({
  status,
  sealedBody,
}: Pick<EmailMessage, 'status' | 'sealedBody'>): Problem | null {
  if (status !== 'FAILED' && status !== 'HELD')
    return wrongStatus(
      `This mail ${status === 'SENT' ? 'was sent' : 'waits to be sent'}; only one that failed or is held can be sent again.`,
    );
  return sealedBody === null
    ? wrongStatus('The content of this mail was erased, so it cannot be sent again.')
    : null;
}
