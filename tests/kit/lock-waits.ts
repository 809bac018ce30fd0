import { setTimeout as sleep } from 'node:timers/promises';
import type { TestApp } from './app.ts';

/** Waits until a transaction in the database of the test waits for a lock of another one. For MariaDB. */
export async function untilSomebodyWaitsForALock(app: TestApp): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const [row] = await app.sql<{ waiting: number }>(
      `select count(*) as waiting from information_schema.innodb_trx as t
        join information_schema.processlist as p on p.id = t.trx_mysql_thread_id
        where t.trx_state = 'LOCK WAIT' and p.db = database()`,
    );
    if (Number(row!.waiting) > 0) return;
    // The server keeps what it shows of transactions until nobody has looked for 100 ms.
    await sleep(150);
  }
  throw new Error('Nobody waits for a lock.');
}
