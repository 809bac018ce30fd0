import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileMailer } from '../../../../src/platform/mail/file-mailer.ts';
import { temporaryFolder } from '../../../kit/temporary-folder.ts';

it('writes mails, which hold tokens, so that only their owner can read them', async () => {
  const mailFolder = join(temporaryFolder('private-mail'), 'data', 'mail');
  const mailer = fileMailer({ mailFolder, mailFrom: 'Shop <shop@example.com>' });
  await mailer.send({
    id: 'email_1',
    to: { name: 'Anna', email: 'anna@example.com' },
    template: 'test.welcome',
    subject: 'Welcome',
    text: 'Hello.',
    html: '<p>Hello.</p>',
    date: new Date('2026-11-27T12:00:00Z'),
  });
  mailer.close();
  const mode = (path: string) => statSync(path).mode & 0o777;
  expect([mode(join(mailFolder, '..')), mode(mailFolder)]).toEqual([0o700, 0o700]);
  const [file] = readdirSync(mailFolder);
  expect(mode(join(mailFolder, file!))).toBe(0o600);
});
