import { afterAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { codeOf } from '../../kit/codes.ts';
import { productThatIsNot } from '../../kit/factories/product.ts';
import { record } from '../../kit/factories/production.ts';
import { makeStaffMember, registered } from '../../kit/factories/staff-member.ts';
import { stockedProduct } from '../../kit/factories/stock.ts';
import { ledgerProblems } from '../../kit/ledger.ts';
import { newKey } from '../../kit/new-key.ts';
import { movementsOf, onHandOf } from '../../kit/stock.ts';
import { updateSettings } from '../../kit/update-settings.ts';

const app = useApp();

afterAll(async () => {
  expect(await ledgerProblems(app())).toEqual([]);
});

/** A new product and a new maker. */
async function world(onHand = 5) {
  const [product, maker] = [await stockedProduct(app(), onHand), await makeStaffMember(app())];
  return { productId: product.id, staffMemberId: maker.id };
}

describe('recordProduction', () => {
  it('adds what was made to stock, and records who made it and who recorded it', async () => {
    const { productId, staffMemberId } = await world();
    const staff = await app().actors.find('staff');
    const { product, productionRecord, userErrors } = await record(
      app(),
      { productId, staffMemberId, quantity: 12, producedOn: '2026-02-27', note: ' Night shift ' },
      'staff',
    );
    expect(userErrors).toEqual([]);
    expect(product).toEqual({ id: productId, stock: { onHand: 17 } });
    expect(productionRecord).toEqual({
      id: expect.stringMatching(/^production_/),
      quantity: 12,
      producedOn: '2026-02-27',
      note: 'Night shift',
      voidedAt: null,
      voidReason: null,
      product: { id: productId },
      staffMember: { id: staffMemberId },
      recordedBy: { id: staff.userId },
      voidedBy: null,
    });
    expect((await movementsOf(app(), productId))[0]).toEqual({
      delta: 12,
      onHandAfter: 17,
      reason: 'PRODUCTION',
      reference: productionRecord.id,
      note: null,
    });
    expect(await auditOf(app(), productionRecord.id, 'production.recorded')).toMatchObject([
      { actor: { id: staff.userId }, facts: { onHandAfter: 17 } },
    ]);
  });

  it('is possible for archived products, and not for deleted or unknown ones', async () => {
    const { productId, staffMemberId } = await world();
    await app().mutate('updateProduct', { productId, status: 'ARCHIVED' }, 'product { id }');
    expect((await record(app(), { productId, staffMemberId })).userErrors).toEqual([]);
    await app().mutate('deleteProduct', { productId }, 'deletedProductId');
    for (const bad of [productId, productThatIsNot]) {
      const { productionRecord, userErrors } = await record(app(), { productId: bad, staffMemberId });
      expect(productionRecord).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['productId'] }]);
    }
    expect(await movementsOf(app(), productId)).toHaveLength(2);
  });

  it('is only for approved staff', async () => {
    const { productId, staffMemberId } = await world();
    const { id: pending } = await registered(app());
    expect((await record(app(), { productId, staffMemberId: pending })).userErrors).toMatchObject([
      {
        code: 'WRONG_STATUS',
        path: ['staffMemberId'],
        message: expect.stringContaining('waits for a decision'),
      },
    ]);
    await app().mutate('deleteStaffMember', { staffMemberId }, 'deletedStaffMemberId', 'admin');
    for (const bad of [staffMemberId, 'staff_01h455vb4pex5vsknk084sn02q']) {
      expect((await record(app(), { productId, staffMemberId: bad })).userErrors).toMatchObject([
        { code: 'NOT_FOUND', path: ['staffMemberId'] },
      ]);
    }
    expect(await onHandOf(app(), productId)).toBe(5);
  });

  it.each([
    ['quantity', { quantity: 0 }],
    ['quantity', { quantity: -1 }],
    ['quantity', { quantity: 1_000_001 }],
    ['quantity', { quantity: 1_000_000_000 }],
    ['note', { note: 'x'.repeat(501) }],
    ['productId', { productId: 'staff_01h455vb4pex5vsknk084sn02q' }],
    ['staffMemberId', { staffMemberId: productThatIsNot }],
    ['idempotencyKey', { idempotencyKey: '' }],
  ])('refuses a bad %s: %o', async (field, bad) => {
    const { productId, staffMemberId } = await world();
    const { productionRecord, userErrors } = await record(app(), { productId, staffMemberId, ...bad });
    expect(productionRecord).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: [field] }]);
    expect(await onHandOf(app(), productId)).toBe(5);
  });

  it.each([
    ['quantity', 1.5],
    ['producedOn', '2026-02-29'],
    ['producedOn', 'yesterday'],
  ])('refuses %s %s, which is no such value', async (field, value) => {
    const { productId, staffMemberId } = await world();
    const good = {
      idempotencyKey: newKey(),
      productId,
      staffMemberId,
      quantity: 1,
      producedOn: '2026-02-28',
    };
    const query =
      'mutation ($input: RecordProductionInput!) { recordProduction(input: $input) { product { id } } }';
    const { errors } = await app().send('staff', query, { input: { ...good, [field]: value } });
    expect(errors).toHaveLength(1);
    expect(await onHandOf(app(), productId)).toBe(5);
  });

  // The clock of the tests starts at noon UTC on 2026-03-01.
  it.each([
    ['UTC', '2026-03-01', '2026-03-02'],
    ['Pacific/Kiritimati', '2026-03-02', '2026-03-03'],
    ['Pacific/Niue', '2026-03-01', '2026-03-02'],
    ['Etc/GMT+12', '2026-03-01', '2026-03-02'],
    ['Pacific/Auckland', '2026-03-02', '2026-03-03'],
  ])('accepts today and not tomorrow, in the time zone %s', async (timeZone, today, tomorrow) => {
    await updateSettings(app(), { timeZone });
    const { productId, staffMemberId } = await world();
    const { userErrors } = await record(app(), { productId, staffMemberId, producedOn: tomorrow });
    expect(userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['producedOn'], message: expect.stringContaining(`it is ${today}`) },
    ]);
    expect(await onHandOf(app(), productId)).toBe(5);
    expect((await record(app(), { productId, staffMemberId, producedOn: today })).userErrors).toEqual([]);
    expect(await onHandOf(app(), productId)).toBe(15);
  });

  it('does once what is sent ten times with one key, and nothing else under it', async () => {
    const world_ = await world();
    const input = { ...world_, idempotencyKey: newKey() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => record(app(), input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ userErrors: [], product: { stock: { onHand: 15 } } });
    expect((await record(app(), { ...input, quantity: 11 })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] },
    ]);
    expect((await record(app(), input, 'staff')).product.stock.onHand).toBe(25);
  });

  it('adds up what many record at once', async () => {
    const input = await world();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => record(app(), { ...input, quantity: index + 1 })),
    );
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(await onHandOf(app(), input.productId)).toBe(5 + 210);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const { productId, staffMemberId } = await world();
    const answer = await app().send(
      actor,
      `mutation { recordProduction(input: { idempotencyKey: "${newKey()}", productId: "${productId}", staffMemberId: "${staffMemberId}", quantity: 1, producedOn: "2026-02-28" }) { product { id } } }`,
    );
    expect(answer.data).toBeNull();
    expect(codeOf(answer)).toBe(code);
    expect(await onHandOf(app(), productId)).toBe(5);
  });
});
