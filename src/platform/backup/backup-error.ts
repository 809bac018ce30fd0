/** A reason why a backup or a restore cannot go on. Its message is the one sentence that people see. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
