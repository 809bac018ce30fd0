import { expect, it } from 'vitest';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { deleteInBatches } from '../../../src/platform/database/delete-in-batches.ts';
import { sql } from '../../../src/platform/database/sql.ts';
import { usePlatform } from '../../kit/platform.ts';
import { statementsDuring } from '../../kit/statements.ts';

const platform = usePlatform();

it('deletes what matches and nothing else, batch by batch', async () => {
  const run = (text: string) => platform().database.run<{ id: number }>({ text, values: [] });
  await run('create table test_old (id integer primary key, age integer)');
  await run(`insert into test_old (id, age) values ${Array.from({ length: 25 }, (_, n) => `(${n}, ${n})`)}`);
  const deleted = { total: 0 };
  const statements = await statementsDuring(platform(), async () => {
    deleted.total = await deleteInBatches(platform().context(), 'test_old', sql`age >= ${5}`, {
      batchSize: 10,
    });
  });
  expect(deleted.total).toBe(20);
  expect(statements).toHaveLength(3);
  expect((await run('select id from test_old order by id')).map(({ id }) => id)).toEqual([0, 1, 2, 3, 4]);
});

it('is refused inside a transaction, which would make one batch of all', async () => {
  const work = inTransaction(platform().context(), ctx => deleteInBatches(ctx, 'test_old', sql`age > ${0}`));
  await expect(work).rejects.toThrow(/outside a transaction/);
});
