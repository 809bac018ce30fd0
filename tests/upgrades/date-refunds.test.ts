import { expect, inject, it, vi } from 'vitest';
import { dateRefunds } from '../../src/migrations/2026-11-27-date-refunds.ts';
import { ProviderUnavailable } from '../../src/modules/payments/provider/payment-provider.ts';
import { runStep } from '../../src/platform/database/migrations/migration.ts';
import { useApp } from '../kit/app.ts';
import { makeOrder } from '../kit/factories/order.ts';
import { refundSome } from '../kit/factories/payment.ts';
import { makeShopper } from '../kit/factories/shopper.ts';
import { localProvider } from '../kit/local-provider.ts';
import { dayMs } from '../kit/time.ts';

const app = useApp();
const engine = inject('database') === 'sqlite' ? 'sqlite' : 'mysql';
const run = <R extends object>(text: string, values: readonly unknown[] = []) => app().sql<R>(text, values);

it('the refunds of an older store get the time at which their payments say they were paid', async () => {
  const paid = await makeOrder(app(), await makeShopper(app()), 'PAID');
  const waiting = await makeOrder(app(), await makeShopper(app()), 'PAID');
  await refundSome(app(), paid.paymentId!, '5.00');
  vi.spyOn(localProvider(app()), 'refund').mockRejectedValueOnce(new ProviderUnavailable('down'));
  await refundSome(app(), waiting.paymentId!, '5.00');
  const times = () =>
    run<{ at: unknown }>('select refunded_at as at from refund order by created_at, id').then(rows =>
      rows.map(({ at }) => String(at)),
    );
  expect((await times())[1]).toBe('null');
  // Something else about them changed since.
  app().clock.advance(dayMs);
  await run('update refund set refunded_at = null, updated_at = ?', ['2026-06-01 00:00:00']);
  for (const step of dateRefunds[engine])
    if (typeof step !== 'string' || step.startsWith('update')) await runStep({ run }, step);
  const [event] = await run<{ at: unknown }>(
    `select at from payment_event where kind = 'REFUNDED' and payment_id = ?`,
    [paid.paymentId],
  );
  expect(await times()).toEqual([String(event!.at), 'null']);
});
