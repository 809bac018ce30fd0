import { entities, manifests } from '../manifests.ts';
import { migrations } from '../migrations/index.ts';
import { BackupError } from '../platform/backup/backup-error.ts';
import { BackupFile, type VerifiedBackup } from '../platform/backup/backup-file.ts';
import type { BackupManifest } from '../platform/backup/backup-format.ts';
import { openTarget } from '../platform/backup/open-store.ts';
import type { Config } from '../platform/config/config.ts';
import { isMysqlUrl } from '../platform/config/settings.ts';
import { migrate } from '../platform/database/migrate.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { systemClock } from '../platform/lib/clock.ts';
import type { HeldMails } from '../platform/mail/held-mails.ts';
import { holdMails } from '../platform/mail/hold-mails.ts';
import { tradepostVersion } from '../tradepost-version.ts';

export interface RestoreOptions {
  /** Replaces what is in the database. */
  readonly force: boolean;
  /** @param phase `check` while the backup is read the first time, `restore` while its rows are written */
  readonly onRows?: (phase: 'check' | 'restore', rows: number, expected: number | null) => void;
}

export interface RestoredBackup {
  readonly backup: VerifiedBackup;
  readonly held: HeldMails;
  /** The migrations that ran, since the backup was of an older version. */
  readonly migrated: readonly string[];
}

/**
 * Restores a store from a backup, which is checked as a whole before anything is changed. Its tables come back as they were;
 * then its mails are held, and it is brought up to date.
 * @throws BackupError
 */
export async function restoreBackup(
  config: Config,
  path: string,
  { force, onRows = () => undefined }: RestoreOptions,
): Promise<RestoredBackup> {
  const file = await BackupFile.open(path);
  try {
    const backup = await file.verify(rows => onRows('check', rows, null));
    checkFits(backup.manifest, config);
    const held = await load(config, file, backup, { force, onRows });
    return { backup, held, migrated: await bringUpToDate(config) };
  } finally {
    await file.close();
  }
}

function checkFits(
  { engine, migrations: applied, tradepost }: BackupManifest,
  { databaseUrl }: Config,
): void {
  if (engine !== (isMysqlUrl(databaseUrl) ? 'mysql' : 'sqlite')) {
    const names = { mysql: 'MySQL or MariaDB', sqlite: 'SQLite' };
    throw new BackupError(
      `The backup is of ${names[engine]}, and DATABASE_URL is not: a backup is restored into the kind of database that it was taken from.`,
    );
  }
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = applied.find(name => !known.has(name));
  if (unknown !== undefined) {
    throw new BackupError(
      `The backup is of a newer version of Tradepost (${tradepost}): this one (${tradepostVersion}) does not know its migration ${unknown}. Restore it with that version.`,
    );
  }
}

async function load(
  { databaseUrl }: Config,
  file: BackupFile,
  backup: VerifiedBackup,
  { force, onRows }: Required<RestoreOptions>,
): Promise<HeldMails> {
  const target = await openTarget(databaseUrl);
  try {
    await target.check(backup, { force });
    await target.begin(backup);
    const expected = Object.values(backup.end.counts).reduce((sum, count) => sum + count, 0);
    let rows = 0;
    for await (const record of file.records()) {
      const waiting = target.take(record);
      if (waiting) await waiting;
      if (record.kind === 'row') rows++;
      if (record.kind === 'table' || rows % 1_000 === 0) onRows('restore', rows, expected);
    }
    const [mails = 0, jobs = 0] = await target.finish(backup, holdMails(mailJobs()));
    return { mails, jobs };
  } finally {
    await target.close();
  }
}

/** The jobs that write and send mails because something has happened. */
function mailJobs(): string[] {
  const jobs = manifests.flatMap(manifest => manifest.jobs ?? []);
  return jobs.filter(({ lane, everyMs }) => lane === 'mail' && everyMs === null).map(({ name }) => name);
}

async function bringUpToDate(config: Config): Promise<readonly string[]> {
  // A change of a large table takes as long as it takes.
  const deadlines = { ...config.deadlines, READ: 0, WRITE: 0, REPORT: 0, JOB: 0 };
  const database = await openDatabase(
    { ...config, databaseReplicaUrls: [], deadlines },
    systemClock,
    entities,
    migrations,
  );
  // The embedded database is brought up to date when it is opened.
  const opened = database.upgrade?.ran ?? [];
  const ran = await migrate(database, migrations).finally(() => database.close());
  return [...opened, ...ran];
}
