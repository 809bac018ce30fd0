import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import PostalMime from 'postal-mime';
import type { SpecServer } from './server.ts';

/** The address within the office to which the last mail to somebody leads. @param path such as "/reset-password" */
export async function linkInMail(server: SpecServer, to: string, path: string): Promise<string> {
  const pattern = new RegExp(`${path}\\?token=[\\w.~%-]+`);
  const found = async () => {
    const texts = await textsTo(join(server.store.folder, 'data/mail'), to);
    return texts.map(text => pattern.exec(text)?.[0]).findLast(link => link !== undefined) ?? '';
  };
  await expect.poll(found, { message: `a mail to ${to} with a link to ${path}` }).not.toBe('');
  return found();
}

/** What was written to somebody, the first mail first. */
async function textsTo(folder: string, to: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter(name => name.endsWith('.eml'));
  const mails = await Promise.all(
    files.sort().map(name => PostalMime.parse(readFileSync(join(folder, name)))),
  );
  return mails.filter(mail => mail.to?.some(({ address }) => address === to)).map(({ text }) => text ?? '');
}
