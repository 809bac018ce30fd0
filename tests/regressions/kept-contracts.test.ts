import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../src/platform/database/sql.ts';
import { useApp } from '../kit/app.ts';
import {
  askForContract,
  contractOf,
  makeRentable,
  makeRental,
  makeRunning,
  sign,
} from '../kit/factories/rental.ts';
import { makeShopper, type Shopper } from '../kit/factories/shopper.ts';
import { dayMs } from '../kit/time.ts';
import { updateSettings } from '../kit/update-settings.ts';

// How long the signed contract of an erased person is kept, and what an erased contract says.

const app = useApp({ logLevel: 'silent' });
let productId: string;

beforeAll(async () => {
  productId = await makeRentable(app(), 50);
});

const setYears = (retentionYears: number) => updateSettings(app(), { retentionYears });
afterEach(() => setYears(10));

async function erase({ userId }: Shopper): Promise<void> {
  const input = { userId, anonymize: true };
  expect((await app().mutate('deleteUser', input, 'deletedUserId', 'admin')).userErrors).toEqual([]);
  await app().work();
}

async function end(rentalId: string): Promise<void> {
  const input = { rentalId, condition: 'GOOD' };
  expect((await app().mutate('returnRental', input, 'rental { id }', 'staff')).userErrors).toEqual([]);
  await app().work();
}

async function later(days: number): Promise<void> {
  app().clock.advance(days * dayMs);
  await app().work();
}

const isErased = async (rentalId: string) => (await contractOf(app(), rentalId)).signerName === null;

describe('the signed contract of an erased person', () => {
  it('is kept so many years from the end of the rental, and the setting counts for contracts that are kept', async () => {
    await setYears(2);
    const shopper = await makeShopper(app());
    const { id, contract } = await makeRunning(shopper, productId, { months: 3 });
    await erase(shopper);
    await later(40);
    await end(id);
    await later(2 * 365 - 2);
    expect(await isErased(id)).toBe(false);
    await later(4);
    expect(await isErased(id)).toBe(true);
    expect((await contractOf(app(), id)).sha256).toBe(contract.sha256);

    await setYears(10);
    const other = await makeShopper(app());
    const second = await makeRunning(other, productId, { months: 3 });
    await end(second.id);
    await erase(other);
    await later(400);
    expect(await isErased(second.id)).toBe(false);
    await setYears(1);
    await later(1);
    expect(await isErased(second.id)).toBe(true);
  });

  it('is kept from the signature on when the rental never began', async () => {
    await setYears(1);
    const shopper = await makeShopper(app());
    const { id } = await makeRental(shopper, productId);
    await sign(shopper, id);
    await erase(shopper);
    await later(364);
    expect(await isErased(id)).toBe(false);
    await later(3);
    expect(await isErased(id)).toBe(true);
  });

  it('is kept as long as the rental runs', async () => {
    await setYears(1);
    const shopper = await makeShopper(app());
    const { id } = await makeRunning(shopper, productId, { months: 1 });
    await erase(shopper);
    await later(800);
    expect(await isErased(id)).toBe(false);
    await end(id);
    await later(300);
    expect(await isErased(id)).toBe(false);
    await later(70);
    expect(await isErased(id)).toBe(true);
  });

  it('is recorded in the audit log when it goes', async () => {
    await setYears(1);
    const shopper = await makeShopper(app());
    const { id } = await makeRunning(shopper, productId, { months: 1 });
    await end(id);
    await erase(shopper);
    await later(370);
    const { auditLog, verifyAuditLog } = await app().ask(
      'manager',
      `{ auditLog(filter: { targetId: "${id}" }, first: 1) { nodes { action actor { id } } } verifyAuditLog { intact } }`,
    );
    expect(verifyAuditLog.intact).toBe(true);
    expect(auditLog.nodes).toEqual([{ action: 'rental.contract-erased', actor: null }]);
  });
});

describe('other contracts', () => {
  it('stay for ever when nobody erased the person, also of a deleted account', async () => {
    await setYears(1);
    const [customer, deleted] = [await makeShopper(app()), await makeShopper(app())];
    const ids: string[] = [];
    for (const shopper of [customer, deleted]) {
      const { id } = await makeRunning(shopper, productId, { months: 1 });
      await end(id);
      ids.push(id);
    }
    await app().mutate('deleteUser', { userId: deleted.userId }, 'deletedUserId', 'admin');
    await later(800);
    for (const id of ids) expect(await isErased(id)).toBe(false);
  });
});

describe('an erased contract', () => {
  it('is no sign of tampering, unless somebody puts something in again', async () => {
    const shopper = await makeShopper(app());
    const { id, contract } = await makeRental(shopper, productId);
    await erase(shopper);
    expect(await contractOf(app(), id)).toMatchObject({
      text: expect.stringMatching(/^The text of this contract was erased on \d{4}-.*SHA-256/),
      sha256: contract.sha256,
      signerName: null,
      signedAt: null,
    });
    await app().app.database.run(
      sql`update rental_contract set signer_name = 'Ann Lee' where rental_id = ${id}`,
    );
    expect((await askForContract(app(), id)).errors).toMatchObject([{ path: ['rental', 'contract'] }]);
  });
});
