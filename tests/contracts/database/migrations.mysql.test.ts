import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entities } from '../../../src/manifests.ts';
import { migrations } from '../../../src/migrations/index.ts';
import type { Database } from '../../../src/platform/database/database.ts';
import { migrate, pendingMigrations, schemaDrift } from '../../../src/platform/database/migrate.ts';
import { migrationTables } from '../../../src/platform/database/migrations/applied.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { systemClock } from '../../../src/platform/lib/clock.ts';
import { databaseAt, newDatabaseUrl } from '../../kit/database.ts';

let migrated: Database;
let created: Database;

async function open(): Promise<Database> {
  const databaseUrl = await newDatabaseUrl();
  return openDatabase(databaseAt(databaseUrl), systemClock, entities);
}

beforeAll(async () => {
  migrated = await open();
  await migrate(migrated, migrations);
  created = await open();
  await created.orm.schema.create();
});

afterAll(async () => {
  await migrated?.close();
  await created?.close();
});

const inspections = {
  tables: `select table_name, table_collation, engine from information_schema.tables
    where table_schema = database() order by table_name`,
  columns: `select table_name, ordinal_position, column_name, column_type, is_nullable, column_default, character_set_name,
      collation_name, extra, generation_expression
    from information_schema.columns where table_schema = database() order by table_name, column_name`,
  indexes: `select table_name, index_name, seq_in_index, column_name, non_unique, index_type, collation, sub_part
    from information_schema.statistics where table_schema = database() order by table_name, index_name, seq_in_index`,
  'foreign keys': `select k.table_name, k.constraint_name, k.column_name, k.referenced_table_name, k.referenced_column_name,
      r.update_rule, r.delete_rule
    from information_schema.key_column_usage k join information_schema.referential_constraints r
      on r.constraint_schema = k.constraint_schema and r.constraint_name = k.constraint_name and r.table_name = k.table_name
    where k.table_schema = database() order by k.table_name, k.constraint_name, k.ordinal_position`,
  checks: `select table_name, constraint_name, check_clause from information_schema.check_constraints
    where constraint_schema = database() order by table_name, constraint_name`,
};

async function read(database: Database, text: string): Promise<object[]> {
  const rows = await database.run<Record<string, unknown>>({ text, values: [] });
  return rows
    .filter(row => !migrationTables.includes(String(row.table_name ?? row.TABLE_NAME)))
    .map(row => ({ ...row }));
}

describe('a database that the migrations created', () => {
  it.each(Object.entries(inspections))(
    'has the same %s as one created from the entities',
    async (name, text) => {
      const [ours, theirs] = [await read(migrated, text), await read(created, text)];
      if (name !== 'checks') expect(theirs.length).toBeGreaterThan(2);
      expect(ours).toEqual(theirs);
    },
  );

  it('has no index with which another one begins', async () => {
    const indexes = await migrated.run<{
      tableName: string;
      name: string;
      columns: string;
      isUnique: number;
    }>({
      text: `select table_name as tableName, index_name as name, max(non_unique) = 0 as isUnique,
          concat(group_concat(column_name order by seq_in_index), ',') as columns
        from information_schema.statistics where table_schema = database() and index_type = 'BTREE'
        group by table_name, index_name`,
      values: [],
    });
    expect(indexes.length).toBeGreaterThan(100);
    const redundant = indexes.filter(
      index =>
        Number(index.isUnique) === 0 &&
        indexes.some(
          other =>
            other !== index && other.tableName === index.tableName && other.columns.startsWith(index.columns),
        ),
    );
    expect(redundant.map(({ name }) => name)).toEqual([]);
  });

  it('needs nothing more', async () => {
    expect(await pendingMigrations(migrated, migrations)).toBe(0);
    // On MariaDB the ORM always reports the same few columns, because it expects the JSON type of MySQL.
    expect(await schemaDrift(migrated)).toBe(await schemaDrift(created));
  });

  it('would need more if a column were missing', async () => {
    await created.run({ text: 'alter table supplier drop column phone', values: [] });
    expect(await schemaDrift(created)).toMatch(/alter table `supplier` add `phone` varchar\(40\)/);
  });

  it('is left as it is by migrating again', async () => {
    expect(await migrate(migrated, migrations)).toEqual([]);
  });
});
