import type { Config } from '../config/config.ts';
import { fileMailer } from './file-mailer.ts';
import type { MailBody } from './layout.ts';
import { smtpMailer } from './smtp-mailer.ts';

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
  /** @throws GiveUp when it will never be taken, any other error when it may be later */
  send(message: MailMessage): Promise<void>;
  /** Where mails go, for people. */
  describe(): string;
  close(): void;
}

/** SMTP when a server is configured, else files in a folder. */
export function createMailer(config: Config): Mailer {
  return config.smtpUrl === null ? fileMailer(config) : smtpMailer(config, config.smtpUrl);
}

// A process that sends no mail opens no connection, so the mailer is made with the first one.
const mailers = new WeakMap<Config, Mailer>();

/** The mailer of the application with this configuration. */
export function mailerOf(config: Config): Mailer {
  let mailer = mailers.get(config);
  if (!mailer) {
    mailer = createMailer(config);
    mailers.set(config, mailer);
  }
  return mailer;
}

/** Closes the connections to the mail server, if any mail was sent. */
export function closeMailer(config: Config): void {
  mailers.get(config)?.close();
  mailers.delete(config);
}
