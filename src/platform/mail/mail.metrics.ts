import { defineCounter, defineGauge } from '../metrics/define-metric.ts';

export const mailsAttempted = defineCounter({
  name: 'tradepost_mails_total',
  help: 'Attempts to send a mail by their result: `SENT`, `RETRY` (tried again), `POSTPONED` (the mail server is away), `FAILED` (for good).',
  labels: { result: ['SENT', 'RETRY', 'POSTPONED', 'FAILED'] },
});

const smtpAvailable = defineGauge({
  name: 'tradepost_smtp_available',
  help: '1 while mails are sent, 0 after failures in a row, while the mail server counts as away; only with `SMTP_URL`.',
  labels: {},
  read: ({ mailer }) => (mailer.isAway === undefined ? [] : [{ value: mailer.isAway ? 0 : 1 }]),
});

export const mailMetrics = [mailsAttempted, smtpAvailable];
