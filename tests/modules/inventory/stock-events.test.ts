import { describe, expect, it } from 'vitest';
import { adjustStock } from '../../../src/modules/inventory/adjust-stock.ts';
import { stockRanLow, stockRanOut } from '../../../src/modules/inventory/inventory.events.ts';
import { defineJob } from '../../../src/platform/jobs/define-job.ts';
import { useApp } from '../../kit/app.ts';
import { stockedProduct } from '../../kit/factories/stock.ts';
import { newKey } from '../../kit/new-key.ts';
import { TestOutbox } from '../../kit/outbox.ts';

const app = useApp({ logLevel: 'silent' });

/** The events that are emitted while the stock of a product changes by these deltas. */
async function emittedDuring(start: number, ...deltas: number[]): Promise<string[]> {
  const emitted: string[] = [];
  const ranLow = defineJob({
    name: 'test.ran-low',
    on: stockRanLow,
    run: async (_ctx, { productId, onHand }) => emitted.push(`${productId} low at ${onHand}`),
  });
  const ranOut = defineJob({
    name: 'test.ran-out',
    on: stockRanOut,
    run: async (_ctx, { productId }) => emitted.push(`${productId} out`),
  });
  const outbox = new TestOutbox(app(), [ranLow, ranOut]);
  await outbox.clear();
  const { id } = await stockedProduct(app(), start, { lowStockThreshold: 5 });
  for (const delta of deltas) {
    const input = { idempotencyKey: newKey(), productId: id, delta, reason: 'Counted.' };
    await adjustStock(outbox.context(), input).catch(() => {});
    await outbox.run();
  }
  return emitted.map(text => text.replace(`${id} `, ''));
}

describe('the level of a product is reported', () => {
  it.each([
    ['once, when it falls to the threshold', 10, [-4, -1, -1, -1], ['low at 5']],
    ['again after it had risen above the threshold', 6, [-1, 1, -1], ['low at 5', 'low at 5']],
    ['when no units are left', 3, [-1, -2], ['out']],
    ['once, as 0, when it falls below both limits', 10, [-10], ['out']],
    ['not when it rises', 0, [3, 4], []],
    ['not when there are too few units', 10, [-11], []],
  ] as const)('%s', async (_what, start, deltas, expected) => {
    expect(await emittedDuring(start, ...deltas)).toEqual(expected);
  });
});
