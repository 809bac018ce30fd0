import { afterAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { codeOf } from '../../kit/codes.ts';
import { record, voidRecord } from '../../kit/factories/production.ts';
import { makeStaffMember } from '../../kit/factories/staff-member.ts';
import { adjust, stockedProduct } from '../../kit/factories/stock.ts';
import { ledgerProblems } from '../../kit/ledger.ts';
import { newKey } from '../../kit/new-key.ts';
import { movementsOf, onHandOf } from '../../kit/stock.ts';

const app = useApp();

afterAll(async () => {
  expect(await ledgerProblems(app())).toEqual([]);
});

/** A product with ten units that were made, in addition to those that were there. */
async function tenMade(onHand = 5) {
  const [product, maker] = [await stockedProduct(app(), onHand), await makeStaffMember(app())];
  const { productionRecord } = await record(
    app(),
    { productId: product.id, staffMemberId: maker.id },
    'staff',
  );
  return { productId: product.id, name: product.name, productionRecordId: productionRecord.id as string };
}
const isVoided = async (id: string) =>
  (await app().ask('staff', `{ productionRecord(id: "${id}") { voidedAt } }`)).productionRecord.voidedAt !==
  null;

describe('voidProduction', () => {
  it('removes the units from stock, and keeps the record with who voided it and why', async () => {
    const { productId, productionRecordId } = await tenMade();
    const manager = await app().actors.find('manager');
    const { product, productionRecord, userErrors } = await voidRecord(app(), {
      productionRecordId,
      reason: ' Wrong product ',
    });
    expect(userErrors).toEqual([]);
    expect(product).toEqual({ id: productId, stock: { onHand: 5 } });
    expect(productionRecord).toMatchObject({
      id: productionRecordId,
      quantity: 10,
      voidedAt: expect.stringMatching(/^2026-03-01/),
      voidReason: 'Wrong product',
      voidedBy: { id: manager.userId },
    });
    expect((await movementsOf(app(), productId)).slice(0, 2)).toMatchObject([
      {
        delta: -10,
        onHandAfter: 5,
        reason: 'PRODUCTION',
        reference: productionRecordId,
        note: 'Wrong product',
      },
      { delta: 10, onHandAfter: 15, reason: 'PRODUCTION', reference: productionRecordId },
    ]);
    expect(await auditOf(app(), productionRecordId, 'production.voided')).toMatchObject([
      { actor: { id: manager.userId }, facts: { onHandAfter: 5 } },
    ]);
  });

  it('happens once', async () => {
    const { productId, productionRecordId } = await tenMade();
    await voidRecord(app(), { productionRecordId });
    const { productionRecord, userErrors } = await voidRecord(app(), { productionRecordId });
    expect(productionRecord).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'ALREADY_DONE', path: ['productionRecordId'] }]);
    expect(await onHandOf(app(), productId)).toBe(5);
  });

  it('happens once for two at once, whoever is first', async () => {
    for (let round = 1; round <= 5; round++) {
      const { productId, productionRecordId } = await tenMade(100);
      const answers = await Promise.all(
        ['manager', 'staff'].map(actor => voidRecord(app(), { productionRecordId }, actor)),
      );
      expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'ALREADY_DONE' }]);
      expect(await onHandOf(app(), productId)).toBe(100);
    }
  });

  it('gives the same answer for the same key, ten times at once', async () => {
    const { productId, productionRecordId } = await tenMade();
    const input = { productionRecordId, idempotencyKey: newKey() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => voidRecord(app(), input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0].userErrors).toEqual([]);
    expect(await movementsOf(app(), productId)).toHaveLength(3);
    expect((await voidRecord(app(), { ...input, reason: 'Another.' })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED' },
    ]);
  });

  it('is refused when the units have left the store, and says how many are missing', async () => {
    const { productId, name, productionRecordId } = await tenMade(0);
    await adjust(app(), { productId, delta: -4, reason: 'Sold.' });
    const { productionRecord, userErrors } = await voidRecord(app(), { productionRecordId });
    expect(productionRecord).toBeNull();
    expect(userErrors).toEqual([
      {
        __typename: 'InsufficientStockError',
        code: 'INSUFFICIENT_STOCK',
        message: `Voiding this removes 10 of "${name}" from stock, but only 6 are left: 4 too few. The others have already left the store.`,
        path: ['productionRecordId'],
        productId,
        requested: 10,
        available: 6,
      },
    ]);
    expect(await isVoided(productionRecordId)).toBe(false);
    expect(await onHandOf(app(), productId)).toBe(6);
    await adjust(app(), { productId, delta: 4 });
    expect((await voidRecord(app(), { productionRecordId })).product.stock.onHand).toBe(0);
  });

  it('and a concurrent sale of the last units never bring the level below 0', async () => {
    for (let round = 1; round <= 5; round++) {
      const { productId, productionRecordId } = await tenMade(0);
      const [voided, sold] = await Promise.all([
        voidRecord(app(), { productionRecordId }),
        adjust(app(), { productId, delta: -1 }),
      ]);
      expect([...voided.userErrors, ...sold.userErrors]).toMatchObject([{ code: 'INSUFFICIENT_STOCK' }]);
      expect(await onHandOf(app(), productId)).toBe(voided.product ? 0 : 9);
    }
  });

  it('is possible for a product that has been deleted', async () => {
    const { productId, productionRecordId } = await tenMade();
    await app().mutate('deleteProduct', { productId }, 'deletedProductId');
    const { product, productionRecord, userErrors } = await voidRecord(app(), { productionRecordId });
    expect(userErrors).toEqual([]);
    expect(product).toBeNull();
    expect(productionRecord).toMatchObject({ id: productionRecordId, product: null });
    expect((await movementsOf(app(), productId))[0]).toMatchObject({ delta: -10, onHandAfter: 5 });
  });

  it.each([
    ['NOT_FOUND', 'productionRecordId', { productionRecordId: 'production_01h455vb4pex5vsknk084sn02q' }],
    ['INVALID_INPUT', 'productionRecordId', { productionRecordId: 'product_01h455vb4pex5vsknk084sn02q' }],
    ['INVALID_INPUT', 'reason', { reason: '' }],
    ['INVALID_INPUT', 'reason', { reason: 'x'.repeat(501) }],
  ])('refuses with %s a bad %s', async (code, field, bad) => {
    const { productId, productionRecordId } = await tenMade();
    const { productionRecord, userErrors } = await voidRecord(app(), { productionRecordId, ...bad });
    expect(productionRecord).toBeNull();
    expect(userErrors).toMatchObject([{ code, path: [field] }]);
    expect(await onHandOf(app(), productId)).toBe(15);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const { productionRecordId } = await tenMade();
    const answer = await app().send(
      actor,
      `mutation { voidProduction(input: { idempotencyKey: "${newKey()}", productionRecordId: "${productionRecordId}", reason: "x" }) { product { id } } }`,
    );
    expect(answer.data).toBeNull();
    expect(codeOf(answer)).toBe(code);
    expect(await isVoided(productionRecordId)).toBe(false);
  });
});
