import type { MailBody } from './layout.ts';

/** A mail that is ready to be sent. */
export interface MailMessage extends MailBody {
  /** The same each time it is sent, so that mail servers and programs can drop a duplicate. */
  readonly id: string;
  readonly to: { readonly name: string | null; readonly email: string };
  readonly subject: string;
  readonly template: string;
  readonly date: Date;
}

/** A way to send mails. */
export interface Mailer {
  /** @throws PermanentError when the mail can never be delivered, any other error when a later attempt may succeed */
  send(message: MailMessage): Promise<void>;
  /** Where mails go, in words for people. */
  describe(): string;
  close(): void;
}
