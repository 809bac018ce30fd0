import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config/config.ts';
import { fileMailer } from './file-mailer.ts';
import type { Mailer } from './mailer.ts';
import { smtpMailer } from './smtp-mailer.ts';

/** SMTP when a mail server is configured, otherwise files in a folder. It connects for the first mail. */
export function createMailer(config: Config, log: FastifyBaseLogger): Mailer {
  return config.smtpUrl === null ? fileMailer(config) : smtpMailer(config, config.smtpUrl, log);
}
