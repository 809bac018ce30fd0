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
    subject: 'Somebody wants to join the staff',
    content: [
      paragraph(`Hello ${to.name}, somebody registered as staff and waits for your decision.`),
      table([
        ['Name', member.name],
        ['Address', member.email ?? 'none'],
        ['As', member.jobTitle ?? 'not said'],
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
      paragraph(`Hello ${to.name}, you are approved. What your roles allow, you can do from now on.`),
    ],
  };
}

export function staffRejectedMail(to: Recipient, store: string, reason: string): Mail {
  return {
    to,
    template: 'staff.rejected',
    subject: `Your registration at ${store}`,
    content: [
      paragraph(`Hello ${to.name}, we cannot take you on as staff. This is the reason we were given:`),
      paragraph(reason),
    ],
  };
}

export function staffSuspendedMail(to: Recipient, store: string): Mail {
  return {
    to,
    template: 'staff.suspended',
    subject: `Your access at ${store} is suspended`,
    content: [paragraph(`Hello ${to.name}, for now you cannot sign in. Ask your manager about it.`)],
  };
}

export function staffReinstatedMail(to: Recipient, store: string): Mail {
  return {
    to,
    template: 'staff.reinstated',
    subject: `Your access at ${store} is back`,
    content: [paragraph(`Hello ${to.name}, you can sign in again.`)],
  };
}
