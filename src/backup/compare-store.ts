import { type App, buildApp, systemContext } from '../app.ts';
import { auditHeadOf } from '../modules/audit/audit-head.ts';
import { verifyAuditLog } from '../modules/audit/verification/verify-audit-log.ts';
import type { VerifiedBackup } from '../platform/backup/backup-file.ts';
import { openReader } from '../platform/backup/open-store.ts';
import type { StoreReader } from '../platform/backup/snapshot.ts';
import type { Config } from '../platform/config/config.ts';
import { newSecretToken } from '../platform/lib/secret-token.ts';

/** Compares a store with the backup that it was restored from, before it is used. Returns what differs, in sentences. */
export async function compareStore(config: Config, backup: VerifiedBackup): Promise<string[]> {
  const store = await openReader(config.databaseUrl);
  try {
    return [
      ...(await differingCounts(store, backup)),
      ...(await differingHead(store, backup)),
      ...(await auditProblems(config)),
    ];
  } finally {
    store.close();
  }
}

async function differingCounts({ read, tables }: StoreReader, { end }: VerifiedBackup): Promise<string[]> {
  const problems: string[] = [];
  for (const [table, expected] of Object.entries(end.counts)) {
    if (!tables.includes(table)) {
      problems.push(`The table ${table} is missing.`);
      continue;
    }
    const [row] = await read<{ total: number | string }>(`select count(*) as total from \`${table}\``);
    const found = Number(row!.total);
    // The restore of an older version has run migrations since.
    if (table === 'migration' ? found < expected : found !== expected)
      problems.push(`${table} has ${found} rows, and the backup has ${expected}.`);
  }
  return problems;
}

async function differingHead({ read }: StoreReader, { manifest }: VerifiedBackup): Promise<string[]> {
  const head = await auditHeadOf(read);
  return head === manifest.auditHead
    ? []
    : [`The head of the audit log is ${head}, and that of the backup is ${manifest.auditHead}.`];
}

async function auditProblems(config: Config): Promise<string[]> {
  // Nothing is signed or opened, so a store whose secret is not here yet gets no new one.
  const authSecrets = config.authSecrets.length > 0 ? config.authSecrets : [newSecretToken()];
  const app: App = await buildApp({ ...config, authSecrets, redisUrl: null, logLevel: 'warn' });
  try {
    const { problems } = await verifyAuditLog(systemContext(app.services, app.http.log));
    return problems.map(({ chain, message }) => `Audit log, chain ${chain}: ${message}`);
  } finally {
    await app.stop();
  }
}
