import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The environment that tests start with. */
export const testEnvironment = {
  AUTH_SECRETS: 'a secret for tests that is long enough',
  NODE_ENV: 'test',
  BCRYPT_COST: '4',
  WORKER: 'off',
  LOG_LEVEL: 'warn',
  PUBLIC_URL: 'http://localhost:4000',
};

/** A folder for mails that is deleted at the end of the process. */
export function newMailFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tradepost-mail-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
