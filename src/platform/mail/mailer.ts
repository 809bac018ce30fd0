import type { MailBody } from './layout.ts';

/** A mail as it goes out. */
export interface MailMessage extends MailBody {
  /** The same each time it is sent, so that receivers can drop what they got twice. */
  readonly id: string;
  readonly to: { readonly name: string | null; readonly email: string };
  readonly subject: string;
  readonly template: string;
  readonly date: Date;
}

/** A way for mails to leave. */
export interface Mailer {
  /** @throws PermanentError when it will never be taken, any other error when it may be later */
  send(message: MailMessage): Promise<void>;
  /** Where mails go, for people. */
  describe(): string;
  close(): void;
}
