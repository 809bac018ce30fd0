import type { VerifiedBackup } from '../platform/backup/backup-file.ts';
import type { BackupManifest } from '../platform/backup/backup-format.ts';

const number = new Intl.NumberFormat('en-US');

/** What a backup says of itself, in lines for people. */
export function describeBackup(path: string, { manifest, end, fileBytes }: VerifiedBackup): string[] {
  const counts = Object.entries(end.counts).filter(([, count]) => count > 0);
  const rows = counts.reduce((sum, [, count]) => sum + count, 0);
  const width = Math.max(0, ...counts.map(([table]) => table.length));
  return [
    `${path} is whole: ${number.format(fileBytes)} bytes.`,
    `  Taken       ${manifest.takenAt} from ${manifest.engineVersion} by Tradepost ${manifest.tradepost}`,
    `  Migrations  ${manifest.migrations.length}${manifest.migrations.length > 0 ? `, the last one ${manifest.migrations.at(-1)}` : ''}`,
    `  Audit head  ${manifest.auditHead}`,
    `  SHA-256     ${end.sha256}`,
    `  Not in it   ${manifest.notIncluded.join('; ')}`,
    `  Rows        ${number.format(rows)} in ${counts.length} of ${Object.keys(end.counts).length} tables`,
    ...counts.map(([table, count]) => `    ${table.padEnd(width)} ${number.format(count).padStart(12)}`),
  ];
}

/** A warning when this installation has not all the secrets under which the backup was taken. */
export function secretWarning({ secretIds }: BackupManifest, own: readonly string[]): string | null {
  if (secretIds.every(id => own.includes(id))) return null;
  const consequence =
    'second factors and mails that wait were encrypted with it and cannot be opened. People sign in with a recovery code instead.';
  return own.length === 0
    ? `This installation has no secret yet. Set AUTH_SECRETS, or copy ./data/auth-secret, from where the backup was taken, before the first start; otherwise ${consequence}`
    : `The backup was taken with a secret that AUTH_SECRETS does not have: ${consequence}`;
}
