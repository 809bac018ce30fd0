import { type App, systemContext } from './app.ts';
import { manifests } from './manifests.ts';
import { inTransaction } from './platform/context/in-transaction.ts';
import { query } from './platform/database/rows.ts';
import { sql } from './platform/database/sql.ts';

/** Creates the demo store in an empty database. Returns whether the database was empty. */
export async function createDemoStore(app: App): Promise<boolean> {
  return inTransaction(systemContext(app.services, app.http.log), async ctx => {
    const [row] = await query<{ total: number }>(
      ctx,
      sql`select (select count(*) from product) + (select count(*) from category) + (select count(*) from supplier)
        + (select count(*) from user) + (select count(*) from customer) as total`,
    );
    if (Number(row!.total) > 0) return false;
    for (const { demo } of manifests) await demo?.(ctx);
    return true;
  });
}

/** At the start: only the embedded database gets the demo store without being asked. */
export async function ensureDemoStore(app: App): Promise<boolean> {
  return app.database.dialect.name === 'sqlite' && createDemoStore(app);
}
