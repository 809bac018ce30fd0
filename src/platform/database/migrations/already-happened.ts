/** The numbers of MySQL's and MariaDB's errors that say that a statement which changes tables has happened already. */
const happened: Readonly<Record<number, RegExp>> = {
  // The table exists.
  1050: /^\s*(create|rename|alter)\b/i,
  // Unknown table, in `drop table`.
  1051: /^\s*drop\b/i,
  // Unknown column, where it has its new name.
  1054: /\b(rename\s+column|change)\b/i,
  // The column, the index, or the primary key exists.
  1060: /\badd\b/i,
  1061: /^\s*(alter|create)\b/i,
  1068: /\badd\b/i,
  // The column or index to be dropped does not exist.
  1091: /\bdrop\b/i,
  // No such table, where it has its new name.
  1146: /^\s*rename\b/i,
  // The foreign key or check exists.
  1826: /\badd\b/i,
  3822: /\badd\b/i,
};

/** Whether an error means that a statement has happened before. Each statement happens as a whole or not at all. */
export function hasHappened(statement: string, error: unknown): boolean {
  if (!(error instanceof Error) || !('errno' in error)) return false;
  // MariaDB's answer to a foreign key that exists.
  if (error.errno === 1005) return error.message.includes('errno: 121');
  return happened[Number(error.errno)]?.test(statement) ?? false;
}
