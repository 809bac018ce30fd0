import type { Context } from '../../../platform/context/context.ts';
import { bulkInsert } from '../../../platform/database/bulk.ts';
import { countryOf } from '../../../platform/lib/countries.ts';
import { demoDays, demoOpening } from '../../../platform/lib/demo-history.ts';
import { SeededRandom } from '../../../platform/lib/seeded-random.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { indexWritten } from '../../../platform/search/index-for-search.ts';
import { Customer } from '../customers/customer.entity.ts';
import { demoCustomers } from './demo-customers.ts';

const dayMs = 86_400_000;

/** Creates people and companies without an account. A third of them exist since the store opened; the others came later. */
export async function createDemoCustomers(ctx: Context): Promise<number> {
  const random = new SeededRandom(1);
  const opening = demoOpening(ctx.clock.now()).getTime();
  const rows = demoCustomers.map(
    ([name, contactName, email, street, postalCode, city, countryCode, region], index) => {
      const daysAfter = index % 3 === 0 ? 0 : random.between(0, demoDays - 10);
      const createdAt = new Date(opening + daysAfter * dayMs);
      return {
        id: newId(Customer.idPrefix),
        createdAt,
        updatedAt: createdAt,
        version: 1,
        code: `C-${String(index + 1).padStart(3, '0')}`,
        name,
        contactName,
        email,
        phone: null,
        street,
        postalCode,
        city,
        region: region ?? null,
        country: countryOf(countryCode)!.name,
        user: null,
        countryCode,
      };
    },
  );
  await bulkInsert(ctx, Customer, rows);
  await indexWritten(ctx, Customer, rows);
  return rows.length;
}
