import { blocker, type Check, type Finding } from '../check.ts';

export const mailServer: Check = {
  id: 'mail-server',
  title: 'Mails are sent by a mail server.',
  atStart: 'IN_PRODUCTION',
  run({ config }) {
    const findings: Finding[] = [];
    if (config.smtpUrl === null)
      findings.push(
        blocker(
          `SMTP_URL is not set: mails, also those that reset a password, only become files in ${config.mailFolder}.`,
          'Set SMTP_URL and MAIL_FROM.',
        ),
      );
    else if (/@[\w.-]*\.(?:example|invalid|test)>?$/.test(config.mailFrom))
      findings.push(
        blocker(
          `MAIL_FROM is ${config.mailFrom}, an address that cannot exist.`,
          'Set MAIL_FROM to an address that your mail server may send from.',
        ),
      );
    return findings;
  },
};
