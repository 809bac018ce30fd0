import { execFileSync } from 'node:child_process';
import mysql from 'mysql2/promise';
import type { TestProject } from 'vitest/node';
import { startMariaDb } from './mariadb.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Some tests run whole servers, which are what was compiled.
  execFileSync('node', ['scripts/build.mjs'], { stdio: 'ignore' });
  const server = await startMariaDb();
  project.provide('database', 'mariadb');
  project.provide('mariadbPort', server.port);
  project.provide('mariadbTables', await tablesAfterMigrations(await server.database('template')));
  return server.stop;
}

/**
 * The statements that make the tables as the migrations leave them, with the list of migrations that ran. A test file
 * gets its database from them, which takes a fraction of the time of running every migration again.
 */
async function tablesAfterMigrations(url: string): Promise<string> {
  const env = { ...process.env, NODE_ENV: 'test', DATABASE_URL: url };
  execFileSync('node_modules/.bin/node', ['dist/cli.js', 'migrate'], { env, stdio: 'ignore' });
  const connection = await mysql.createConnection(url);
  const [tables] = await connection.query<mysql.RowDataPacket[]>('show tables');
  const statements: string[] = [];
  for (const name of tables.flatMap(row => Object.values(row))) {
    const [[table]] = await connection.query<mysql.RowDataPacket[]>(`show create table \`${name}\``);
    statements.push(String(table!['Create Table']));
  }
  const [ran] = await connection.query<mysql.RowDataPacket[]>('select name from migration order by id');
  for (const { name } of ran)
    statements.push(mysql.format('insert into migration (name) values (?)', [name]));
  // As the runner leaves it, so that a test can tell the database from one of an older version.
  const [notes] = await connection.query<mysql.RowDataPacket[]>('select * from migration_step');
  for (const note of notes) statements.push(mysql.format('insert into migration_step set ?', [note]));
  await connection.end();
  return ['set foreign_key_checks = 0', ...statements].join(';\n');
}
