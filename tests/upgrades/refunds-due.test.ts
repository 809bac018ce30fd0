import { expect, inject, it } from 'vitest';
import { refundsDue } from '../../src/migrations/2026-11-26-refunds-due.ts';
import { runStep } from '../../src/platform/database/migrations/migration.ts';
import { newId } from '../../src/platform/lib/typed-id.ts';
import { useApp } from '../kit/app.ts';
import { makeOrder } from '../kit/factories/order.ts';
import { makeShopper } from '../kit/factories/shopper.ts';

const app = useApp();
const engine = inject('database') === 'sqlite' ? 'sqlite' : 'mysql';

type OldRefund = [status: string, minor: number, failure: string | null];

/** Refunds as stores have them, with how much of the payment of 1,000 was refunded, and what is due of it. */
const payments: [refunds: OldRefund[], refunded: number, due: number, returned: number][] = [
  [[], 0, 0, 0],
  [[['SUCCEEDED', 400, null]], 400, 0, 0],
  [[['FAILED', 300, 'The card is closed.']], 0, 300, 0],
  // The same money failed twice, or was refunded later.
  [
    [
      ['FAILED', 1_000, 'The card is closed.'],
      ['FAILED', 1_000, 'The card is closed.'],
    ],
    0,
    1_000,
    0,
  ],
  [
    [
      ['FAILED', 1_000, 'The card is closed.'],
      ['SUCCEEDED', 1_000, null],
    ],
    1_000,
    0,
    0,
  ],
  [[['SUCCEEDED', 600, 'The bank sent the money back.']], 600, 600, 600],
  [
    [
      ['SUCCEEDED', 600, 'The bank sent the money back.'],
      ['FAILED', 500, 'The card is closed.'],
    ],
    600,
    1_000,
    600,
  ],
];

it('a store gets what must still be given back from the refunds that it has, however often it is computed', async () => {
  const ids: string[] = [];
  for (const [refunds, refunded] of payments) {
    const order = await makeOrder(app(), await makeShopper(app()), 'PAID');
    const [payment] = await app().sql<{ id: string }>('select id from payment where target_id = ?', [
      order.id,
    ]);
    ids.push(payment!.id);
    await app().sql(
      'update payment set amount_minor = 1000, refunded_minor = ?, refund_due_minor = 0, returned_refund_minor = 0 where id = ?',
      [refunded, payment!.id],
    );
    const now = '2026-03-01 00:00:00';
    for (const [status, minor, failure] of refunds)
      await app().sql(
        "insert into refund (id, created_at, updated_at, version, payment_id, amount_minor, currency_code, reason, status, failure_message) values (?, ?, ?, 1, ?, ?, 'USD', 'Broken.', ?, ?)",
        [newId('refund'), now, now, payment!.id, minor, status, failure],
      );
  }
  const code = refundsDue[engine].find(step => typeof step !== 'string')!;
  for (let run = 0; run < 2; run++) {
    await runStep({ run: (text, values = []) => app().sql(text, values) }, code);
    for (const [index, [refunds, , due, returned]] of payments.entries()) {
      const [row] = await app().sql<{ due: number; returned: number }>(
        'select refund_due_minor as due, returned_refund_minor as returned from payment where id = ?',
        [ids[index]],
      );
      expect([JSON.stringify(refunds), Number(row!.due), Number(row!.returned)]).toEqual([
        JSON.stringify(refunds),
        due,
        returned,
      ]);
    }
  }
});
