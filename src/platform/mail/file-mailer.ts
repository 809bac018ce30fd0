import { rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Config } from '../config/config.ts';
import { makePrivateFolder, privateFileMode } from '../lib/private-files.ts';
import { mailFileName, partialMailFileName } from './mail-file-name.ts';
import type { Mailer } from './mailer.ts';
import { mimeOf } from './mime.ts';

/** Writes each mail to a file that mail programs can open, for development and tests. */
export function fileMailer(config: Pick<Config, 'mailFolder' | 'mailFrom'>): Mailer {
  const folder = resolve(config.mailFolder);
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    capacity: Infinity,
    async send(message) {
      const { message: content } = await transport.sendMail(mimeOf(message, config));
      const name = mailFileName(message);
      const partial = join(folder, partialMailFileName(name));
      // Mails hold tokens.
      makePrivateFolder(folder);
      // Under its final name a file is always complete.
      await writeFile(partial, content as Buffer, { mode: privateFileMode });
      await rename(partial, join(folder, name));
    },
    describe: () => `files in ${folder}`,
    close: () => transport.close(),
  };
}
