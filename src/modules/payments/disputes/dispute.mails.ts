import { type Mail, note, paragraph, table } from '../../../platform/mail/mail.ts';
import type { DisputeStatus } from './dispute.entity.ts';

interface Recipient {
  readonly name: string;
  readonly email: string;
}

/** What the mails say about a dispute, as text for people. */
export interface DisputeSummary {
  /** What was paid for. */
  readonly description: string;
  readonly amount: string;
  readonly reason: string;
  readonly reference: string;
  /** Null when no evidence is expected. */
  readonly evidenceDue: string | null;
}

const why = note('You receive this mail because you have permission to view payments.');

export function disputeOpenedMail(to: Recipient, dispute: DisputeSummary): Mail {
  const { description, evidenceDue } = dispute;
  return {
    to,
    template: 'payments.dispute-opened',
    subject: `A payment is disputed: ${description}`,
    content: [
      paragraph(
        `Hello ${to.name}, a customer has asked their bank to take back the payment for ${description}. Answer in the dashboard of the payment provider; without evidence, the money is usually lost.`,
      ),
      table([
        ['Amount', dispute.amount],
        ['Reason', dispute.reason],
        ...(evidenceDue === null ? [] : [['Answer until', evidenceDue] as const]),
        ["Provider's number", dispute.reference],
      ]),
      why,
    ],
  };
}

const results: Partial<Record<DisputeStatus, string>> = {
  WON: 'The dispute is won: the store keeps the money.',
  LOST: 'The dispute is lost: the customer keeps the money.',
  INQUIRY_CLOSED: 'The inquiry ended without a dispute: the store keeps the money.',
};

export function disputeClosedMail(to: Recipient, dispute: DisputeSummary, status: DisputeStatus): Mail {
  const { description, amount, reason, reference } = dispute;
  return {
    to,
    template: 'payments.dispute-closed',
    subject: `The dispute is closed: ${description}`,
    content: [
      paragraph(`Hello ${to.name}, ${resultOf(status)}`),
      table([
        ['For', description],
        ['Amount', amount],
        ['Reason', reason],
        ["Provider's number", reference],
      ]),
      why,
    ],
  };
}

function resultOf(status: DisputeStatus): string {
  return results[status] ?? 'The provider settled the dispute.';
}
