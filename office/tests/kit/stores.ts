import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What every server of the specs starts with. Hashing passwords at full strength would take longer than the specs. */
export const settings = {
  NODE_ENV: 'development',
  LOG_LEVEL: 'error',
  BCRYPT_COST: '4',
  AUTH_SECRETS: 'a secret for the specs of the office, long enough',
} as const;

/** Where the prepared stores of this run are. */
export interface PreparedStores {
  /** The file of an embedded demo store. */
  readonly embedded: string;
  /** The address of the server that holds demo stores for MariaDB, without the name of a database; null where it is absent. */
  readonly mariadb: string | null;
}

const noteFile = join(tmpdir(), `tradepost-office-stores-${process.env.OFFICE_RUN ?? process.ppid}.json`);

export function readPreparedStores(): PreparedStores {
  return JSON.parse(readFileSync(process.env.OFFICE_STORES ?? noteFile, 'utf8')) as PreparedStores;
}

/** A copy of the demo store for one spec: the folder of its server, and the address of its database. */
export function copyOfDemoStore(): { folder: string; databaseUrl: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'tradepost-office-'));
  const file = join(folder, 'store.db');
  copyFileSync(readPreparedStores().embedded, file);
  return {
    folder,
    databaseUrl: `sqlite:${file}`,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
