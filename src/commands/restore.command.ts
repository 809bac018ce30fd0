import { Command } from 'commander';
import { compareStore } from '../backup/compare-store.ts';
import { describeBackup, secretWarning } from '../backup/describe-backup.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { secretIds } from '../backup/secret-ids.ts';
import { BackupError } from '../platform/backup/backup-error.ts';
import { BackupFile } from '../platform/backup/backup-file.ts';
import { readConfig } from '../platform/config/config.ts';
import { environment } from '../platform/config/environment.ts';
import { exportProgress } from '../platform/files/progress.ts';
import { print, printError } from './print.ts';

export const restoreCommand = new Command('restore')
  .description('restore a store from a backup into an empty database that no server uses')
  .argument('<file>', 'the backup')
  .option('--force', 'replace what is in the database', false)
  .option('--verify', 'change nothing; check the backup, and compare the store with it', false)
  .action((file: string, { force, verify }: { force: boolean; verify: boolean }) =>
    verify ? verifyStore(file) : restore(file, force),
  );

async function restore(path: string, force: boolean): Promise<void> {
  const config = readConfig(environment);
  const progress = exportProgress(process.stderr);
  const { backup, held, migrated } = await restoreBackup(config, path, {
    force,
    onRows: (_phase, rows, expected) => progress.show(rows, expected),
  }).finally(progress.end);
  const warning = secretWarning(backup.manifest, secretIds(config));
  if (warning) printError(warning);
  print(`Restored the store as of ${backup.manifest.takenAt}.`);
  if (migrated.length > 0) print(`Ran ${migrated.join(', ')}.`);
  if (held.mails > 0 || held.jobs > 0) {
    print(
      `Held ${held.mails} mails that waited to be sent, and ${held.jobs} jobs that write or send one. They may have gone out since: \`npm run cli -- release-mails\` lets them go, with --discard it gives them up.`,
    );
  }
  print(`Compare it before you start a server: \`npm run cli -- restore ${path} --verify\`.`);
}

async function verifyStore(path: string): Promise<void> {
  const config = readConfig(environment);
  const file = await BackupFile.open(path);
  const backup = await file.verify().finally(() => file.close());
  for (const line of describeBackup(path, backup)) print(line);
  const warning = secretWarning(backup.manifest, secretIds(config));
  if (warning) printError(warning);
  const differences = await compareStore(config, backup);
  for (const difference of differences) printError(difference);
  if (differences.length > 0)
    throw new BackupError(
      'The store differs from the backup. If it has been used since the restore, it must.',
    );
  print('The store has all rows of the backup, and its audit log is intact and ends as in the backup.');
}
