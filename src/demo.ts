import { type App, systemContext } from './app.ts';
import { manifests } from './manifests.ts';
import { inTransaction } from './platform/context/in-transaction.ts';
import { query } from './platform/database/rows.ts';
import { sql } from './platform/database/sql.ts';

/** Creates the demo store in an empty database. Returns whether the database was empty. */
export async function createDemoStore(app: App): Promise<boolean> {
  return inTransaction(systemContext(app.services, app.http.log), async ctx => {
    const [row] = await query<{ isUsed: number }>(
      ctx,
      sql`select exists (select 1 from product) or exists (select 1 from category) or exists (select 1 from supplier)
        or exists (select 1 from user) or exists (select 1 from customer) as isUsed`,
    );
    if (Number(row!.isUsed) > 0) return false;
    for (const { demo } of manifests) await demo?.(ctx);
    return true;
  });
}

/** At the start: only the embedded database gets the demo store without being asked. */
export async function ensureDemoStore(app: App): Promise<boolean> {
  return app.database.dialect.name === 'sqlite' && createDemoStore(app);
}
