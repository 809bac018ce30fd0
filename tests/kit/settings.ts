import { temporaryFolder } from './temporary-folder.ts';

/** The environment that tests start with. */
export const testEnvironment = {
  AUTH_SECRETS: 'a secret for tests that is long enough',
  NODE_ENV: 'test',
  BCRYPT_COST: '4',
  WORKER: 'off',
  LOG_LEVEL: 'warn',
  // Tests send more than a person does.
  LIMITS_MAXIMUM: '1000000000',
  LIMITS_RESTORE_PER_SECOND: '1000000000',
  LIMITS_CONCURRENT: '100000',
  // Tests write to the database directly, which nobody is notified of.
  PUBLIC_CACHE_MS: '0',
  PUBLIC_URL: 'http://localhost:4000',
};

/** A folder for mails. */
export function newMailFolder(): string {
  return temporaryFolder('mail');
}
