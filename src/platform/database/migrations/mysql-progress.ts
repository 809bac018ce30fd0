import type { MigrationConnection } from './migration.ts';

/**
 * What may have happened beyond what is noted. MySQL commits a change of a table by itself, so a process can be killed between
 * the change and its note.
 * - `none`: nothing
 * - `step`: the next step
 * - `rest`: the next step and any after it. So it is where an older version was killed, which noted whole migrations only; theirs
 *   create and add, so that the first statement that happens now is the first that had not.
 */
export type Doubt = 'none' | 'step' | 'rest';

/** Where the migrations of a database are: the last one that was begun, and its next step. */
export interface Progress {
  readonly migration: string;
  readonly step: number;
  readonly doubt: Doubt;
}

/** Creates the tables of the record. The first one is that of older versions. */
export async function createProgressTables(connection: MigrationConnection): Promise<void> {
  const options = 'default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB';
  await connection.run(`create table if not exists migration (
    id int unsigned not null auto_increment primary key,
    name varchar(255) null,
    executed_at datetime null default current_timestamp
  ) ${options}`);
  await connection.run(`create table if not exists migration_step (
    id int not null primary key,
    migration varchar(255) not null,
    step int not null,
    doubt varchar(4) not null
  ) ${options}`);
}

/** Undefined until a migration was begun by a version that notes its steps. */
export async function readProgress(connection: MigrationConnection): Promise<Progress | undefined> {
  const [row] = await connection.run<Progress>(
    'select migration, step, doubt from migration_step where id = 1',
  );
  return row;
}

export async function noteProgress(
  connection: MigrationConnection,
  { migration, step, doubt }: Progress,
): Promise<void> {
  await connection.run(
    `insert into migration_step (id, migration, step, doubt) values (1, ?, ?, ?)
      on duplicate key update migration = values(migration), step = values(step), doubt = values(doubt)`,
    [migration, step, doubt],
  );
}
