import { Command } from 'commander';
import { backupCommand } from './commands/backup.command.ts';
import { createAdminCommand } from './commands/create-admin.command.ts';
import { docsCommand } from './commands/docs.command.ts';
import { doctorCommand } from './commands/doctor.command.ts';
import { exportCommand } from './commands/export.command.ts';
import { importCommand } from './commands/import.command.ts';
import { initCommand } from './commands/init.command.ts';
import { migrateCommand } from './commands/migrate.command.ts';
import { permissionsCommand } from './commands/permissions.command.ts';
import { printError } from './commands/print.ts';
import { rebuildAnalyticsCommand } from './commands/rebuild-analytics.command.ts';
import { rebuildSearchCommand } from './commands/rebuild-search.command.ts';
import { releaseMailsCommand } from './commands/release-mails.command.ts';
import { resealCommand } from './commands/reseal.command.ts';
import { restoreCommand } from './commands/restore.command.ts';
import { schemaCommand } from './commands/schema.command.ts';
import { seedCommand } from './commands/seed.command.ts';
import { workerCommand } from './commands/worker.command.ts';
import { BackupError } from './platform/backup/backup-error.ts';
import { ConfigError } from './platform/config/config.ts';
import { ExportRefused } from './platform/files/export-refused.ts';
import { ImportFailed } from './platform/files/import/problems.ts';
import { UserError } from './platform/lib/user-error.ts';

/** In the order in which `--help` lists them. */
const commands = [
  migrateCommand,
  initCommand,
  seedCommand,
  importCommand,
  exportCommand,
  rebuildAnalyticsCommand,
  rebuildSearchCommand,
  createAdminCommand,
  resealCommand,
  doctorCommand,
  backupCommand,
  restoreCommand,
  releaseMailsCommand,
  workerCommand,
  permissionsCommand,
  docsCommand,
  schemaCommand,
];

const cli = new Command('tradepost').description(
  'The command line of Tradepost. DATABASE_URL names the database.',
);
for (const command of commands) cli.addCommand(command);

cli.parseAsync().catch(error => {
  if (error instanceof ImportFailed) for (const line of error.problems.lines()) printError(line);
  const kinds = [ConfigError, BackupError, ImportFailed, UserError, ExportRefused];
  const isForPeople = kinds.some(kind => error instanceof kind);
  printError(isForPeople ? error.message : String(error instanceof Error ? error.stack : error));
  process.exitCode = 1;
});
