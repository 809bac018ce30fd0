import { type Mail, paragraph, table } from '../../../platform/mail/mail.ts';

interface Recipient {
  readonly name: string;
  readonly email: string;
}

export function staffRegisteredMail(
  to: Recipient,
  member: { name: string; email: string | null; jobTitle: string | null },
): Mail {
  return {
    to,
    template: 'staff.registered',
    subject: 'A staff registration needs your decision',
    content: [
      paragraph(`Hello ${to.name}, somebody registered as staff and is waiting for your decision.`),
      table([
        ['Name', member.name],
        ['Email address', member.email ?? 'none'],
        ['Job title', member.jobTitle ?? 'not given'],
      ]),
    ],
  };
}

export function staffApprovedMail(to: Recipient, store: string): Mail {
  return {
    to,
    template: 'staff.approved',
    subject: `Welcome to the staff of ${store}`,
    content: [
      paragraph(
        `Hello ${to.name}, your registration was approved. You can now do everything that your roles allow.`,
      ),
    ],
  };
}

export function staffRejectedMail(to: Recipient, store: string, reason: string): Mail {
  return {
    to,
    template: 'staff.rejected',
    subject: `Your registration at ${store}`,
    content: [
      paragraph(`Hello ${to.name}, your registration as staff was rejected, for this reason:`),
      paragraph(reason),
    ],
  };
}

export function staffSuspendedMail(to: Recipient, store: string): Mail {
  return {
    to,
    template: 'staff.suspended',
    subject: `Your access at ${store} is suspended`,
    content: [
      paragraph(
        `Hello ${to.name}, your account is suspended, so you cannot sign in for now. Please ask your manager about it.`,
      ),
    ],
  };
}

export function staffReinstatedMail(to: Recipient, store: string): Mail {
  return {
    to,
    template: 'staff.reinstated',
    subject: `Your access at ${store} is restored`,
    content: [paragraph(`Hello ${to.name}, you can sign in again.`)],
  };
}
