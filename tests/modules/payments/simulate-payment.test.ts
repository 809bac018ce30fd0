import { describe, expect, it } from 'vitest';
import { writePayment } from '../../../src/modules/payments/write-payment.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { codeOf } from '../../kit/codes.ts';
import { simulate } from '../../kit/factories/payment.ts';
import { makeThing, paymentOf, start } from './support.ts';

const app = useApp();

describe('simulatePayment', () => {
  it('takes the path of a real event, and the answer shows the result', async () => {
    const thing = await makeThing(app());
    const id = await start(app(), thing);
    expect((await simulate(as(app(), 'customer'), id, 'REQUIRE_ACTION')).payment).toEqual({
      status: 'REQUIRES_ACTION',
    });
    expect((await simulate(as(app(), 'manager'), id, 'FAIL')).payment).toEqual({ status: 'FAILED' });
    expect(await paymentOf(app(), id)).toMatchObject({ failureMessage: 'Your card was declined.' });
    expect((await simulate(as(app(), 'customer'), id, 'SUCCEED')).payment).toEqual({ status: 'SUCCEEDED' });
    expect(await paymentOf(app(), id)).toMatchObject({ status: 'SUCCEEDED', failureMessage: null });
    expect(await app().sql('select id from webhook_event where payload like ?', [`%${id}%`])).toHaveLength(3);
    await app().work();
    expect(thing.paid).toHaveLength(1);
  });

  it('refuses a payment that was paid, and one at the counter', async () => {
    const thing = await makeThing(app());
    const id = await start(app(), thing);
    await simulate(as(app(), 'customer'), id, 'SUCCEED');
    expect(await simulate(as(app(), 'customer'), id, 'FAIL')).toMatchObject({
      payment: null,
      userErrors: [
        {
          code: 'WRONG_STATUS',
          path: ['paymentId'],
          message: expect.stringContaining('The payment is paid.'),
        },
      ],
    });
    expect((await paymentOf(app(), id)).status).toBe('SUCCEEDED');
    const counter = { targetId: thing.id, provider: 'CASH', amountMinor: 500, currencyCode: 'USD' } as const;
    const { paymentId } = await inTransaction(app().context(), async ctx => writePayment(ctx, counter));
    expect((await simulate(as(app(), 'manager'), paymentId, 'FAIL')).userErrors).toMatchObject([
      { code: 'WRONG_STATUS', message: expect.stringContaining('CASH') },
    ]);
  });

  it('answers a success that is repeated with the payment, and pays once', async () => {
    const thing = await makeThing(app());
    const id = await start(app(), thing);
    for (let time = 0; time < 2; time++)
      expect(await simulate(app(), id, 'SUCCEED')).toEqual({
        payment: { status: 'SUCCEEDED' },
        userErrors: [],
      });
    await app().work();
    expect(thing.paid).toHaveLength(1);
    expect(await app().sql('select id from webhook_event where payload like ?', [`%${id}%`])).toHaveLength(1);
  });

  it('is for the payer and for holders of PAYMENTS_VIEW, and nobody else', async () => {
    const payer = await app().actors.make({ roles: ['CUSTOMER'] });
    const id = await start(app(), await makeThing(app()), payer);
    const guest = await app().send(
      'guest',
      `mutation { simulatePayment(input: { paymentId: "${id}", outcome: SUCCEED }) { payment { id } } }`,
    );
    expect(codeOf(guest)).toBe('UNAUTHENTICATED');
    expect((await simulate(as(app(), 'customer'), id, 'SUCCEED')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['paymentId'] },
    ]);
    expect((await paymentOf(app(), id)).status).toBe('REQUIRES_ACTION');
    const input = { paymentId: id, outcome: 'SUCCEED' };
    const { payment } = await as(app(), payer).mutate('simulatePayment', input, 'payment { status }');
    expect(payment).toEqual({ status: 'SUCCEEDED' });
  });

  it.each([
    ['payment_01h455vb4pex5vsknk084sn02q', 'NOT_FOUND'],
    ['order_01h455vb4pex5vsknk084sn02q', 'INVALID_INPUT'],
    ['', 'INVALID_INPUT'],
  ])('answers the id "%s" with %s', async (paymentId, code) => {
    expect(await simulate(as(app(), 'customer'), paymentId, 'SUCCEED')).toMatchObject({
      payment: null,
      userErrors: [{ code, path: ['paymentId'] }],
    });
  });
});
