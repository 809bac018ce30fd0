import { beforeEach, expect, it } from 'vitest';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { sql } from '../../../src/platform/database/sql.ts';
import { now, sweep } from '../../../src/platform/jobs/sweep.ts';
import { leaveEffect, TestOutbox } from '../../kit/outbox.ts';
import { usePlatform } from '../../kit/platform.ts';

const platform = usePlatform();
let outbox: TestOutbox;
let handled: string[] = [];
let broken: string | undefined;

// More rows than a page holds.
const ids = Array.from({ length: 230 }, (_, n) => String(1_000 + n));

const due = sweep({
  name: 'test.sweep',
  every: '1m',
  begin: now,
  find: (_now, after) => sql`select id from test_due where id > ${after} order by id`,
  async each(ctx, id) {
    await inTransaction(ctx, async ctx => {
      await leaveEffect(ctx, Number(id));
      if (id === broken) throw new Error(`${id} is broken`);
    });
    handled.push(id);
  },
});

beforeEach(async () => {
  handled = [];
  broken = undefined;
  outbox = new TestOutbox(platform(), [due]);
  await outbox.clear();
  const run = (text: string) => outbox.services.database.run({ text, values: [] });
  await run('create table if not exists test_due (id varchar(10) primary key)');
  await run('delete from test_due');
  await run(`insert into test_due (id) values ${ids.map(id => `('${id}')`).join(', ')}`);
});

it('goes through all due rows, also when they stay due', async () => {
  await outbox.run();
  expect(handled).toEqual(ids);
});

it('handles as many at once as it may', async () => {
  let running = 0;
  let most = 0;
  const wide = sweep({
    name: 'test.wide',
    every: '1m',
    begin: now,
    find: (_now, after) => sql`select id from test_due where id > ${after} order by id`,
    atOnce: 4,
    async each(ctx, id) {
      most = Math.max(most, ++running);
      await inTransaction(ctx, ctx => leaveEffect(ctx, Number(id)));
      running--;
    },
  });
  outbox = new TestOutbox(platform(), [wide]);
  await outbox.run();
  expect(most).toBe(4);
  expect(await outbox.effects()).toEqual(ids.map(Number));
});

it('does all others when one fails, undoes what that one did, and says so', async () => {
  broken = ids[0];
  await outbox.run();
  expect(handled).toEqual(ids.slice(1));
  expect(await outbox.effects()).toEqual(ids.slice(1).map(Number));
  expect(platform().logLines.join()).toContain(`${broken} is broken`);
  expect(await outbox.jobs()).toEqual([]);
  broken = undefined;
  platform().clock.advance(60_000);
  await outbox.run();
  expect(handled.slice(ids.length - 1)).toEqual(ids);
});
