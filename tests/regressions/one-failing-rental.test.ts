import { expect, it } from 'vitest';
import { sql } from '../../src/platform/database/sql.ts';
import { useApp } from '../kit/app.ts';
import { isMariaDb } from '../kit/database.ts';
import { makeRentable, makeRental, makeRunning } from '../kit/factories/rental.ts';
import { makeShopper } from '../kit/factories/shopper.ts';
import { dayMs } from '../kit/time.ts';

const app = useApp();

/** Lets the database refuse every change of a rental until the trigger is dropped. */
function failing(rentalId: string): string {
  return isMariaDb()
    ? `create trigger failing before update on rental for each row if new.id = '${rentalId}' then signal sqlstate '45000' set message_text = 'Refused.'; end if`
    : `create trigger failing before update on rental when new.id = '${rentalId}' begin select raise(abort, 'Refused.'); end`;
}

async function statusesOf(ids: readonly string[]): Promise<string[]> {
  const rows = await app().app.database.run<{ id: string; status: string }>(
    sql`select id, status from rental`,
  );
  return ids.map(id => rows.find(row => row.id === id)!.status);
}

const failures = (job: string) =>
  app().logLines.filter(line => line.includes(`${job} could not handle a row`)).length;

// The jobs went through their rows in one loop without a catch: a rental that could not be changed, and was the first
// in order, kept all others from being handled until somebody repaired it.
it.each([
  ['rentals.expire-unsigned', makeRental, 'AWAITING_SIGNATURE', 'EXPIRED'],
  ['rentals.follow-installments', makeRunning, 'ACTIVE', 'OVERDUE'],
] as const)('%s handles all others, and that one once it is repaired', async (job, make, before, after) => {
  const productId = await makeRentable(app(), 3);
  const shopper = await makeShopper(app());
  const ids: string[] = [];
  for (let n = 0; n < 3; n++) ids.push((await make(shopper, productId)).id);
  await app().work();
  // Jobs go through rentals by id.
  const [first, ...others] = ids.toSorted();
  await app().app.database.run({ text: failing(first!), values: [] });

  app().clock.advance(36 * dayMs);
  await app().work();
  expect(await statusesOf([first!, ...others])).toEqual([before, after, after]);
  expect(failures(job)).toBe(1);

  await app().app.database.run(sql`drop trigger failing`);
  app().clock.advance(dayMs);
  await app().work();
  expect(await statusesOf([first!])).toEqual([after]);
  expect(failures(job)).toBe(1);
});
