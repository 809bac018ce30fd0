import { describe, expect, it } from 'vitest';
import { adjustStock } from '../../../src/modules/inventory/adjust-stock.ts';
import { stockRanLow, stockRanOut } from '../../../src/modules/inventory/inventory.events.ts';
import { defineJob } from '../../../src/platform/jobs/define-job.ts';
import { useApp } from '../../kit/app.ts';
import { TestOutbox } from '../../kit/outbox.ts';
import { newKey, stocked } from './support.ts';

const app = useApp({ logLevel: 'silent' });

/** What is told while the stock of a product goes this way. */
async function toldOf(start: number, ...deltas: number[]): Promise<string[]> {
  const told: string[] = [];
  const ranLow = defineJob({
    name: 'test.ran-low',
    on: stockRanLow,
    run: async (_ctx, { productId, onHand }) => told.push(`${productId} low at ${onHand}`),
  });
  const ranOut = defineJob({
    name: 'test.ran-out',
    on: stockRanOut,
    run: async (_ctx, { productId }) => told.push(`${productId} out`),
  });
  const outbox = new TestOutbox(app(), [ranLow, ranOut]);
  await outbox.clear();
  const { id } = await stocked(app(), start, { lowStockThreshold: 5 });
  for (const delta of deltas) {
    const input = { idempotencyKey: newKey(), productId: id, delta, reason: 'Counted.' };
    await adjustStock(outbox.context(), input).catch(() => {});
    await outbox.run();
  }
  return told.map(text => text.replace(`${id} `, ''));
}

describe('the level of a product is told of', () => {
  it.each([
    ['as it passes the line, once', 10, [-4, -1, -1, -1], ['low at 5']],
    ['again when it had risen', 6, [-1, 1, -1], ['low at 5', 'low at 5']],
    ['when nothing is left', 3, [-1, -2], ['out']],
    ['once as nothing left when it falls past both lines', 10, [-10], ['out']],
    ['not when it rises', 0, [3, 4], []],
    ['not when the units are not there', 10, [-11], []],
  ] as const)('%s', async (_what, start, deltas, expected) => {
    expect(await toldOf(start, ...deltas)).toEqual(expected);
  });
});
