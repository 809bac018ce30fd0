import { afterAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { codeOf } from '../../kit/codes.ts';
import { productThatIsNot } from '../../kit/factories/product.ts';
import { adjust, adjusted, stockedProduct } from '../../kit/factories/stock.ts';
import { ledgerProblems } from '../../kit/ledger.ts';
import { newKey } from '../../kit/new-key.ts';
import { movementsOf, onHandOf } from '../../kit/stock.ts';

const app = useApp();

afterAll(async () => {
  expect(await ledgerProblems(app())).toEqual([]);
});

describe('adjustStock', () => {
  it('changes the level and records who did it and why', async () => {
    const { id } = await stockedProduct(app(), 5);
    const manager = await app().actors.find('manager');
    const { product, stockMovement, userErrors } = await adjust(app(), {
      productId: id,
      delta: -2,
      reason: ' Two broke. ',
    });
    expect(userErrors).toEqual([]);
    expect(product).toEqual({ id, stock: { onHand: 3 } });
    expect(stockMovement).toEqual({
      id: expect.stringMatching(/^movement_/),
      delta: -2,
      onHandAfter: 3,
      reason: 'ADJUSTMENT',
      reference: null,
      note: 'Two broke.',
      actor: { id: manager.userId },
    });
    expect((await adjust(app(), { productId: id, delta: 1_000_000 })).product.stock.onHand).toBe(1_000_003);
    const entries = await auditOf(app(), id, 'stock.adjusted');
    expect(entries).toHaveLength(2);
    expect(entries[1]).toMatchObject({
      actor: { id: manager.userId },
      facts: { delta: -2, onHandAfter: 3, reason: 'Two broke.' },
    });
  });

  it('can bring the level to 0 and not below', async () => {
    const { id, name } = await stockedProduct(app(), 3);
    const { product, stockMovement, userErrors } = await adjust(app(), { productId: id, delta: -4 });
    expect([product, stockMovement]).toEqual([null, null]);
    expect(userErrors).toEqual([
      {
        __typename: 'InsufficientStockError',
        code: 'INSUFFICIENT_STOCK',
        message: `Only 3 of "${name}" are left, and this takes 4.`,
        path: ['delta'],
        productId: id,
        requested: 4,
        available: 3,
      },
    ]);
    expect(await movementsOf(app(), id)).toHaveLength(1);
    expect((await adjust(app(), { productId: id, delta: -3 })).product.stock.onHand).toBe(0);
  });

  it('is possible for archived products, and not for deleted or unknown ones', async () => {
    const archived = await stockedProduct(app(), 1);
    await app().mutate('updateProduct', { productId: archived.id, status: 'ARCHIVED' }, 'product { id }');
    expect((await adjust(app(), { productId: archived.id, delta: 1 })).product.stock.onHand).toBe(2);
    const deleted = await stockedProduct(app(), 1);
    await app().mutate('deleteProduct', { productId: deleted.id }, 'deletedProductId');
    for (const productId of [deleted.id, productThatIsNot]) {
      const { product, userErrors } = await adjust(app(), { productId, delta: 1 });
      expect(product).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['productId'] }]);
    }
    expect(await movementsOf(app(), deleted.id)).toHaveLength(1);
  });

  it.each([
    ['delta', { delta: 0 }],
    ['delta', { delta: 1_000_001 }],
    ['delta', { delta: -1_000_001 }],
    ['delta', { delta: 1_000_000_000 }],
    ['reason', { reason: ' ' }],
    ['reason', { reason: 'x'.repeat(501) }],
    ['productId', { productId: 'supplier_01h455vb4pex5vsknk084sn02q' }],
    ['idempotencyKey', { idempotencyKey: '' }],
    ['idempotencyKey', { idempotencyKey: 'x'.repeat(101) }],
    ['idempotencyKey', { idempotencyKey: 'two words' }],
  ])('refuses a bad %s: %o', async (field, bad) => {
    const { id } = await stockedProduct(app(), 5);
    const { stockMovement, userErrors } = await adjust(app(), { productId: id, delta: 1, ...bad });
    expect(stockMovement).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: [field] }]);
    expect(await onHandOf(app(), id)).toBe(5);
  });

  it.each([1.5, 10_000_000_000, '1'])('refuses %s, which is no whole number', async delta => {
    const { id } = await stockedProduct(app(), 5);
    const input = { idempotencyKey: newKey(), productId: id, delta, reason: 'x' };
    const query = 'mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { product { id } } }';
    expect((await app().send('manager', query, { input })).errors).toHaveLength(1);
    expect(await onHandOf(app(), id)).toBe(5);
  });

  it('stops at the highest level that can be stored', async () => {
    const { id } = await stockedProduct(app(), 999_999_999);
    expect((await adjust(app(), { productId: id, delta: 1 })).userErrors).toEqual([]);
    expect((await adjust(app(), { productId: id, delta: 1 })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['delta'] },
    ]);
    expect(await onHandOf(app(), id)).toBe(1_000_000_000);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
    ['staff', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const { id } = await stockedProduct(app(), 5);
    const answer = await app().send(
      actor,
      `mutation { adjustStock(input: { idempotencyKey: "${newKey()}", productId: "${id}", delta: 1, reason: "x" }) { product { id } } }`,
    );
    expect(answer.data).toBeNull();
    expect(codeOf(answer)).toBe(code);
    expect(await onHandOf(app(), id)).toBe(5);
  });
});

describe('adjustStock at the same time', () => {
  it('gives 20 units to 20 of 50 concurrent requests, and refuses the other 30', async () => {
    const { id } = await stockedProduct(app(), 20);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => adjust(app(), { productId: id, delta: -1 })),
    );
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(20);
    const refused = answers.flatMap(({ userErrors }) => userErrors);
    expect(refused).toHaveLength(30);
    for (const error of refused)
      expect(error).toMatchObject({
        code: 'INSUFFICIENT_STOCK',
        productId: id,
        requested: 1,
        available: 0,
      });
    expect(await onHandOf(app(), id)).toBe(0);
    const movements = await movementsOf(app(), id);
    expect(movements.map(({ onHandAfter }) => onHandAfter)).toEqual(
      Array.from({ length: 21 }, (_, level) => level),
    );
    expect(await ledgerProblems(app())).toEqual([]);
  });

  it('does once what is sent ten times with one key, and gives every request the same answer', async () => {
    const { id } = await stockedProduct(app(), 20);
    const input = { idempotencyKey: newKey(), productId: id, delta: -3 };
    const answers = await Promise.all(Array.from({ length: 10 }, () => adjust(app(), input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ userErrors: [], product: { stock: { onHand: 17 } } });
    expect(await adjust(app(), input)).toEqual(answers[0]);
    expect(await movementsOf(app(), id)).toHaveLength(2);
    expect(await auditOf(app(), id, 'stock.adjusted')).toHaveLength(1);
  });
});

describe('an idempotency key of adjustStock', () => {
  it('is good for one input', async () => {
    const { id } = await stockedProduct(app(), 5);
    const other = await stockedProduct(app(), 5);
    const input = { idempotencyKey: newKey(), productId: id, delta: -1 };
    await adjust(app(), input);
    for (const change of [{ delta: -2 }, { productId: other.id }, { reason: 'Another.' }]) {
      const { product, userErrors } = await adjust(app(), { ...input, ...change });
      expect(product).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] }]);
    }
    expect([await onHandOf(app(), id), await onHandOf(app(), other.id)]).toEqual([4, 5]);
  });

  it('is not used up by a request that was refused', async () => {
    const { id } = await stockedProduct(app(), 1);
    const input = { idempotencyKey: newKey(), productId: id, delta: -2 };
    expect((await adjust(app(), input)).userErrors).toMatchObject([{ code: 'INSUFFICIENT_STOCK' }]);
    await adjust(app(), { productId: id, delta: 1 });
    expect((await adjust(app(), input)).product.stock.onHand).toBe(0);
  });

  it("is a person's own", async () => {
    const { id } = await stockedProduct(app(), 5);
    const input = { idempotencyKey: newKey(), productId: id, delta: -1, reason: 'Counted.' };
    const [one, other] = await Promise.all(
      ['manager', 'admin'].map(actor => app().mutate('adjustStock', input, adjusted, actor)),
    );
    expect(one.stockMovement.id).not.toBe(other.stockMovement.id);
    expect(await onHandOf(app(), id)).toBe(3);
  });
});
