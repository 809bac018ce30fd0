import { auditHeadOf } from '../modules/audit/audit-head.ts';
import type { BackupEnd, BackupManifest } from '../platform/backup/backup-format.ts';
import { BackupWriter } from '../platform/backup/backup-writer.ts';
import { openSnapshot } from '../platform/backup/open-store.ts';
import type { Config } from '../platform/config/config.ts';
import { appliedNames } from '../platform/database/migrations/applied.ts';
import { tradepostVersion } from '../tradepost-version.ts';
import { secretIds } from './secret-ids.ts';

const notIncluded = [
  'AUTH_SECRETS and the other settings, with .env',
  './data/auth-secret',
  'mails that were written to ./data/mail',
];

export interface TakenBackup {
  readonly manifest: BackupManifest;
  readonly end: BackupEnd;
  /** What is in the database and not in the backup. */
  readonly leftOut: readonly string[];
}

/**
 * Writes a backup of the store while its servers go on. It does not open the application, so that the store of an older
 * version can be backed up before it is migrated.
 * @param file `-` for the standard output
 * @throws BackupError
 */
export async function takeBackup(
  config: Pick<Config, 'databaseUrl' | 'authSecrets'>,
  file: string,
  onRows: (rows: number) => void = () => undefined,
): Promise<TakenBackup> {
  const snapshot = await openSnapshot(config.databaseUrl, file);
  try {
    const { engine, engineVersion, takenAt, read, tables, leftOut } = snapshot;
    const manifest: BackupManifest = {
      tradepost: tradepostVersion,
      engine,
      engineVersion,
      takenAt,
      // Files of the embedded database from before it was versioned do not say which they have.
      migrations: tables.includes('migration') ? await appliedNames({ run: read }) : [],
      auditHead: await auditHeadOf(read),
      secretIds: secretIds(config),
      notIncluded,
    };
    const writer = await BackupWriter.open(file, manifest);
    try {
      await snapshot.writeTo(writer, onRows);
      return { manifest, end: await writer.finish(), leftOut };
    } catch (error) {
      await writer.discard();
      throw error;
    }
  } finally {
    snapshot.close();
  }
}
