import type mysql from 'mysql2/promise';

/**
 * Runs work on a table without its secondary indexes, and adds them afterwards: sorting all rows once is much quicker than
 * finding a place for each.
 */
export async function withoutIndexes(
  connection: mysql.Connection,
  table: string,
  work: () => Promise<void>,
): Promise<void> {
  const [rows] = await connection.query<mysql.RowDataPacket[]>(`show create table \`${table}\``);
  const indexes = String(rows[0]!['Create Table']).split('\n').flatMap(indexOf);
  if (indexes.length > 0)
    await connection.query(
      `alter table \`${table}\` ${indexes.map(({ name }) => `drop key \`${name}\``).join(', ')}`,
    );
  await work();
  const add = ({ definition }: Index) => `add ${definition}`;
  const plain = indexes.filter(({ isFullText }) => !isFullText);
  if (plain.length > 0) await connection.query(`alter table \`${table}\` ${plain.map(add).join(', ')}`);
  // A full-text index is added by a statement of its own.
  for (const index of indexes.filter(({ isFullText }) => isFullText))
    await connection.query(`alter table \`${table}\` ${add(index)}`);
}

interface Index {
  readonly name: string;
  readonly definition: string;
  readonly isFullText: boolean;
}

/** A secondary index as `show create table` writes it: "  KEY `name` (`column`)," and its kin. */
function indexOf(line: string): Index[] {
  const found = /^ {2}((?:UNIQUE |FULLTEXT )?KEY `([^`]+)` .*?),?$/.exec(line);
  if (!found) return [];
  const [, definition, name] = found as unknown as [string, string, string];
  return [{ name, definition, isFullText: definition.startsWith('FULLTEXT') }];
}
