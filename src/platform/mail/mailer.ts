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
  /**
   * @throws PermanentError when the mail can never be delivered, PostponedError when the mail server is away, any other
   * error when a later attempt may succeed
   */
  send(message: MailMessage): Promise<void>;
  /** How many mails may be sent at once just now: none while the mail server is away, and one to find out if it is back. */
  readonly capacity: number;
  /** Whether the mail server counts as away; undefined where there is none. */
  readonly isAway?: boolean;
  /** Where mails go, in words for people. */
  describe(): string;
  close(): void;
}
