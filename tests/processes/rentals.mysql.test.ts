import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../kit/answer.ts';
import { useApp } from '../kit/app.ts';
import { mutationOf } from '../kit/client.ts';
import { codesOf } from '../kit/codes.ts';
import { makeRentable, makeRental, makeRunning, rentalOf, sign } from '../kit/factories/rental.ts';
import { makeShopper, type Shopper } from '../kit/factories/shopper.ts';
import { newKey } from '../kit/new-key.ts';
import { rentalBooksAreRight } from '../kit/rental-problems.ts';
import { type ServerProcess, startServerProcess } from '../kit/server-process.ts';
import { onHandOf } from '../kit/stock.ts';

const app = useApp();
let servers: ServerProcess[];
let shopper: Shopper;

const rounds = 5;

beforeAll(async () => {
  // The servers live in real time, and so must what is made here for them.
  app().clock.goLive();
  servers = await Promise.all([1, 2].map(() => startServerProcess(app(), { WORKER: 'off' })));
  shopper = await makeShopper(app());
});
afterAll(() => Promise.all(servers.map(server => server.stop())));

type Call = readonly [name: string, input: object, fields: string];

/** Sends each call to a server of its own, all at the same moment, and returns their payloads. */
async function atOnce(...calls: Call[]) {
  const answers = await Promise.all(
    calls.map(([name, input, fields], index) => {
      const query = mutationOf(name, input, fields);
      return servers[index % servers.length]!.send(shopper.headers, query, { input });
    }),
  );
  return answers.map(({ data, errors }: Answer, index) => {
    expect(errors).toBeUndefined();
    return data[calls[index]![0]];
  });
}

describe('two servers on one database', () => {
  it('let one of two signatures count', async () => {
    const productId = await makeRentable(app(), rounds);
    for (let round = 0; round < rounds; round++) {
      const { id: rentalId } = await makeRental(shopper, productId);
      const input = { rentalId, signature: 'Ann', consent: true };
      const payloads = await atOnce(
        ['signRentalContract', { ...input, signerName: 'Ann Left' }, 'rental { id }'],
        ['signRentalContract', { ...input, signerName: 'Ann Right' }, 'rental { id }'],
      );
      expect(codesOf(...payloads)).toHaveLength(1);
      expect((await rentalOf(app(), rentalId)).kinds).toEqual(['CREATED', 'SIGNED']);
    }
    await rentalBooksAreRight(app());
  });

  it('take the money for an installment once', async () => {
    const productId = await makeRentable(app(), rounds);
    for (let round = 0; round < rounds; round++) {
      const rental = await makeRental(shopper, productId);
      await sign(shopper, rental.id);
      const rentalInstallmentId = rental.installments[0].id;
      const started = await atOnce(
        ['startPayment', { idempotencyKey: newKey(), rentalInstallmentId }, 'payment { id }'],
        ['startPayment', { idempotencyKey: newKey(), rentalInstallmentId }, 'payment { id }'],
      );
      expect(codesOf(...started)).toEqual([]);
      await atOnce(
        ...started.map(
          ({ payment }): Call => [
            'simulatePayment',
            { paymentId: payment.id, outcome: 'SUCCEED' },
            'payment { id }',
          ],
        ),
      );
      await app().work();
      expect(await rentalOf(app(), rental.id)).toMatchObject({ status: 'ACTIVE', paidTotal: '250.00' });
    }
    await rentalBooksAreRight(app());
  });

  it('lose no money when a contract is paid and bought out in the same moment', async () => {
    const productId = await makeRentable(app(), rounds);
    for (let round = 0; round < rounds; round++) {
      const rental = await makeRunning(shopper, productId);
      await app().work();
      const rentalInstallmentId = rental.installments[1].id;
      const [paying, buying] = await atOnce(
        ['startPayment', { idempotencyKey: newKey(), rentalInstallmentId }, 'payment { id }'],
        ['buyOutRental', { idempotencyKey: newKey(), rentalId: rental.id }, 'payment { id }'],
      );
      await atOnce(
        ...[paying, buying]
          .filter(payload => payload.payment)
          .map(
            ({ payment }): Call => [
              'simulatePayment',
              { paymentId: payment.id, outcome: 'SUCCEED' },
              'payment { id }',
            ],
          ),
      );
      await app().work();
      expect(['ACTIVE', 'BOUGHT_OUT']).toContain((await rentalOf(app(), rental.id)).status);
    }
    await rentalBooksAreRight(app());
  });

  it('give the last unit to the one who rents it or to the one who orders it', async () => {
    for (let round = 0; round < rounds; round++) {
      const productId = await makeRentable(app(), 1);
      const payloads = await atOnce(
        ['createRental', { idempotencyKey: newKey(), productId, months: 3 }, 'rental { id }'],
        ['placeOrder', { idempotencyKey: newKey(), lines: [{ productId, quantity: 1 }] }, 'order { id }'],
      );
      expect(codesOf(...payloads)).toEqual(['INSUFFICIENT_STOCK']);
      expect(await onHandOf(app(), productId)).toBe(0);
    }
    await rentalBooksAreRight(app());
  });
});
