import type { Services } from '../context/services.ts';
import { PermanentError } from '../jobs/permanent-error.ts';
import { outboundCalls } from '../outbound/outbound-calls.ts';
import type { MailMessage } from './mailer.ts';

const call = {
  service: 'smtp',
  call: 'send',
  isRefusal: (error: unknown) => error instanceof PermanentError,
};

/** Sends a mail, measured and traced if it goes through a mail server. @throws as `Mailer.send` does */
export function sendMail(services: Services, message: MailMessage): Promise<void> {
  const { mailer } = services;
  // Files have no server that could be slow or away.
  if (mailer.isAway === undefined) return mailer.send(message);
  return services.get(outboundCalls).run(call, () => mailer.send(message));
}
