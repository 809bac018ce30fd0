import { Command } from 'commander';
import { describeBackup, secretWarning } from '../backup/describe-backup.ts';
import { secretIds } from '../backup/secret-ids.ts';
import { takeBackup } from '../backup/take-backup.ts';
import { BackupFile } from '../platform/backup/backup-file.ts';
import { readConfig } from '../platform/config/config.ts';
import { environment } from '../platform/config/environment.ts';
import { exportProgress } from '../platform/files/progress.ts';
import { print, printError } from './print.ts';

export const backupCommand = new Command('backup')
  .description('write a backup of the store into a file, while its servers go on')
  .argument('<file>', 'the file to write; - for the standard output')
  .option('--verify', 'change nothing; read a whole backup, check it, and print what is in it', false)
  .action((file: string, { verify }: { verify: boolean }) => (verify ? verifyFile(file) : write(file)));

async function write(file: string): Promise<void> {
  const config = readConfig(environment);
  const progress = exportProgress(process.stderr);
  const { manifest, end, leftOut } = await takeBackup(config, file, rows =>
    progress.show(rows, null),
  ).finally(progress.end);
  if (leftOut.length > 0) printError(`Not in the backup, since they are no tables: ${leftOut.join(', ')}.`);
  const rows = Object.values(end.counts).reduce((sum, count) => sum + count, 0);
  // The backup itself may be on the standard output.
  printError(`${file}: ${rows} rows as of ${manifest.takenAt}, SHA-256 ${end.sha256}`);
}

async function verifyFile(path: string): Promise<void> {
  const file = await BackupFile.open(path);
  const progress = exportProgress(process.stderr);
  const backup = await file
    .verify(rows => progress.show(rows, null))
    .finally(() => {
      progress.end();
      return file.close();
    });
  for (const line of describeBackup(path, backup)) print(line);
  const warning = secretWarning(backup.manifest, secretIds(readConfig(environment)));
  if (warning) printError(warning);
}
