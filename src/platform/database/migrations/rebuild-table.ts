import type { CodeStep, MigrationConnection } from './migration.ts';

/** How a table of SQLite becomes another one. */
export interface Rebuild {
  /** What stands between the parentheses of its new `create table`. */
  readonly columns: string;
  /** The SQL expressions that fill columns which are new or change, over the old columns: `{ email: 'lower(email)' }`. */
  readonly values?: Readonly<Record<string, string>>;
  /** Old columns that are lost, and the indexes that go with them. */
  readonly dropped?: readonly string[];
}

/**
 * A step for SQLite, whose `alter table` changes no column and no constraint: a new table gets the rows and the name of
 * the old one, and its indexes and triggers (https://sqlite.org/lang_altertable.html#otheralter). Rows keep their rowid, by
 * which a full-text index finds them. The runner has switched foreign keys off, and checks them at the end.
 */
export function rebuildTable(table: string, { columns, values = {}, dropped = [] }: Rebuild): CodeStep {
  return async function rebuild(connection) {
    const before = await columnsOf(connection, table);
    const rest = await connection.run<{ name: string; sql: string }>(
      "select name, sql from sqlite_master where tbl_name = ? and type in ('index', 'trigger') and sql is not null",
      [table],
    );
    const next = `${table}__next`;
    await connection.run(`create table \`${next}\` (${columns})`);
    const after = await columnsOf(connection, next);
    const lost = before.filter(name => !after.includes(name) && !dropped.includes(name));
    if (lost.length > 0)
      throw new Error(`${table} has columns that the new table lacks and \`dropped\` does not name: ${lost}`);
    const filled = after.filter(name => name in values || before.includes(name));
    const sources = filled.map(name => values[name] ?? `\`${name}\``);
    const targets = filled.map(name => `\`${name}\``);
    await connection.run(
      `insert into \`${next}\` (rowid, ${targets.join(', ')}) select rowid, ${sources.join(', ')} from \`${table}\``,
    );
    await connection.run(`drop table \`${table}\``);
    await connection.run(`alter table \`${next}\` rename to \`${table}\``);
    for (const { name, sql } of rest) if (!dropped.includes(name)) await connection.run(sql);
  };
}

async function columnsOf(connection: MigrationConnection, table: string): Promise<string[]> {
  const columns = await connection.run<{ name: string }>('select name from pragma_table_info(?)', [table]);
  return columns.map(({ name }) => name);
}
