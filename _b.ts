import 'reflect-metadata';
import { createPool } from 'mysql2/promise';

const url = process.argv[2]!;
const pool = createPool({ uri: url, connectionLimit: 10 });
const id = process.argv[3]!;
async function time(name: string, f: () => Promise<unknown>) {
  for (let i = 0; i < 200; i++) await f();
  const t = performance.now();
  for (let i = 0; i < 2000; i++) await f();
  console.log(name, ((performance.now() - t) / 2).toFixed(1), 'us');
}
await time('query =', () => pool.query('select id, sku, name from product where id = ?', [id]));
await time('execute =', () => pool.execute('select id, sku, name from product where id = ?', [id]));
await time('query in', () =>
  pool.query('select id, sku, name from product where id in (?) and deleted_at is null', [id]),
);
await time('execute in', () =>
  pool.execute('select id, sku, name from product where id in (?) and deleted_at is null', [id]),
);
await pool.end();
const { openDatabase } = await import('./dist/database/database.js' as string);
await import('reflect-metadata');
const db = await openDatabase(
  { databaseUrl: url, databaseReplicaUrls: [], databasePoolSize: 10 },
  { now: () => new Date() },
);
await time('db.read', () =>
  db.read({ text: 'select id, sku, name from product where id in (?) and deleted_at is null', values: [id] }),
);
await time('db.read named', () =>
  db.read({
    text: '/* x */ select id, sku, name from product where id in (?) and deleted_at is null',
    values: [id],
  }),
);
await db.close();
