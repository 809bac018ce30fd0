import type { Database } from '../../src/platform/database/database.ts';

/**
 * What an SQLite database is made of, by name: columns and constraints of tables, indexes, triggers. Case, quotes, spaces, and
 * the order of columns do not count: `alter table` can only append.
 */
export async function sqliteTables(database: Pick<Database, 'run'>): Promise<Record<string, string>> {
  const objects = await database.run<{ type: string; name: string; sql: string }>({
    text: "select type, name, sql from sqlite_master where sql is not null and name not like 'sqlite\\_%' escape '\\' order by name",
    values: [],
  });
  const described: Record<string, string> = {};
  for (const { type, name, sql } of objects) {
    const text = sql.replace(/[`"]/g, '').replace(/\s+/g, ' ').toLowerCase();
    const open = text.indexOf('(');
    if (type !== 'table' || text.startsWith('create virtual')) described[`${type} ${name}`] = text;
    else
      for (const part of partsOf(text.slice(open + 1, text.lastIndexOf(')'))))
        described[`${type} ${name}: ${part.split(' ', 1)[0]} ${part}`] = part;
  }
  return described;
}

/** The parts between commas that stand outside of parentheses. */
function partsOf(text: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map(part => part.trim());
}
