import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { ledgerProblems } from '../../kit/ledger.ts';
import { makeRentable, makeRunning, onHand, rentalOf, rentalProblems } from './support.ts';

const app = useApp();

const cancel = (payer: Awaited<ReturnType<typeof makeShopper>>, rentalId: string) =>
  payer.mutate('cancelRental', { rentalId }, 'rental { status }');

describe('cancelRental of one that is signed and paid', () => {
  it('gives everything back as long as its first day has not come', async () => {
    const productId = await makeRentable(app(), 1);
    const shopper = await makeShopper(app());
    const rental = await makeRunning(shopper, productId, { startDate: '2026-05-01' });
    await app().work();
    expect(await rentalOf(app(), rental.id)).toMatchObject({ status: 'ACTIVE', paidTotal: '250.00' });
    expect((await cancel(shopper, rental.id)).userErrors).toEqual([]);
    await app().work();
    expect(await rentalOf(app(), rental.id)).toMatchObject({
      status: 'CANCELLED',
      refundedTotal: '250.00',
      depositHeld: '0.00',
      balance: '0.00',
    });
    expect(await onHand(app(), productId)).toBe(1);
    expect((await cancel(shopper, rental.id)).userErrors).toMatchObject([{ code: 'WRONG_STATUS' }]);
    expect(await rentalProblems(app())).toEqual([]);
    expect(await ledgerProblems(app())).toEqual([]);
  });

  it('is refused from the first day on', async () => {
    const productId = await makeRentable(app(), 1);
    const shopper = await makeShopper(app());
    const rental = await makeRunning(shopper, productId);
    await app().work();
    expect((await cancel(shopper, rental.id)).userErrors).toMatchObject([{ code: 'WRONG_STATUS' }]);
    expect(await rentalOf(app(), rental.id)).toMatchObject({ status: 'ACTIVE', refundedTotal: '0.00' });
    expect(await onHand(app(), productId)).toBe(0);
  });
});
