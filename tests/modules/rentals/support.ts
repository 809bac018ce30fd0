import { expect } from 'vitest';
import type { TestApp } from '../../kit/app.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import type { Shopper } from '../../kit/factories/shopper.ts';
import { setStock } from '../../kit/factories/stock.ts';
import { ledgerProblems } from '../../kit/ledger.ts';
import { as } from '../accounts/users/as.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

let keys = 0;
export const newKey = (): string => `rental-key-${++keys}`;

export const dayMs = 24 * 3_600_000;

/** A product for rent, of which there are some units. */
export async function makeRentable(app: TestApp, onHand = 3, changed: object = {}): Promise<string> {
  const { id } = await makeProduct(app, {
    price: '1000.00',
    rentalTerms: { monthlyRate: '100.00', minimumMonths: 1, deposit: '150.00' },
    ...changed,
  });
  await setStock(app, id, onHand);
  return id;
}

export type Payer = Pick<Shopper, 'mutate'>;

/** The staff, who may do everything with rentals. */
export const staffOf = (app: TestApp): Payer => ({
  mutate: (name, input, fields) => app.mutate(name, input, fields, 'staff'),
});

/** The same person some time later: a session lasts for minutes only. */
export async function again(app: TestApp, shopper: Shopper): Promise<Shopper> {
  const { headers } = await app.actors.signIn(shopper.userId);
  return { ...shopper, headers, ...as(app, { headers }) };
}

export const codes = ({ userErrors }: { userErrors: { code: string }[] }): string[] =>
  userErrors.map(one => one.code);

const fields = 'id number status buyoutId installments { id sequence dueOn status }';

export async function makeRental(payer: Payer, productId: string, input: object = {}): Promise<Data> {
  const { rental, userErrors } = await payer.mutate(
    'createRental',
    { idempotencyKey: newKey(), productId, months: 12, ...input },
    `rental { ${fields} contract { text sha256 pdfUrl } }`,
  );
  if (!rental) throw new Error(JSON.stringify(userErrors));
  return rental;
}

export const sign = (payer: Payer, rentalId: string, input: object = {}): Promise<Data> =>
  payer.mutate(
    'signRentalContract',
    { rentalId, signerName: 'Ann Lee', signature: 'Ann Lee', consent: true, ...input },
    `rental { ${fields} contract { signerName signedAt signatureKind text sha256 pdfUrl } }`,
  );

export async function start(payer: Payer, what: object): Promise<Data> {
  return payer.mutate(
    'startPayment',
    { idempotencyKey: newKey(), ...what },
    'payment { id amount { amount } }',
  );
}

export const settle = (payer: Payer, paymentId: string): Promise<Data> =>
  payer.mutate('simulatePayment', { paymentId, outcome: 'SUCCEED' }, 'payment { status }');

/** Starts and settles a payment. Returns what was paid. */
export async function pay(payer: Payer, what: object): Promise<string> {
  const { payment, userErrors } = await start(payer, what);
  if (!payment) throw new Error(JSON.stringify(userErrors));
  const settled = await settle(payer, payment.id);
  if (settled.userErrors.length > 0) throw new Error(JSON.stringify(settled.userErrors));
  return payment.amount.amount;
}

/** A rental that runs: signed and first paid. */
export async function makeRunning(payer: Payer, productId: string, input: object = {}): Promise<Data> {
  const rental = await makeRental(payer, productId, input);
  await sign(payer, rental.id);
  await pay(payer, { rentalInstallmentId: rental.installments[0].id });
  return rental;
}

/** A rental as the staff see it, its amounts as plain texts. */
export async function rentalOf(app: TestApp, id: string): Promise<Data> {
  const { rental } = await app.ask(
    'staff',
    `query ($id: ID!) { rental(id: $id) { id status months endDate endReason version buyoutPrice { amount }
      ${amounts.map(name => `${name} { amount }`).join(' ')}
      installments { id sequence dueOn overdueOn status amount { amount } lateFee { amount } total { amount } waiveReason }
      events { kind details } } }`,
    { id },
  );
  return {
    ...rental,
    ...Object.fromEntries(amounts.map(name => [name, rental[name].amount])),
    buyoutPrice: rental.buyoutPrice?.amount ?? null,
    statuses: rental.installments.map((one: { status: string }) => one.status),
    kinds: rental.events.map((one: { kind: string }) => one.kind),
  };
}

const amounts = ['total', 'paidTotal', 'balance', 'refundedTotal', 'depositHeld', 'depositKept'];

export async function onHand(app: TestApp, productId: string): Promise<number> {
  const { product } = await app.ask('guest', `{ product(id: "${productId}") { stock { onHand } } }`);
  return product.stock.onHand;
}

/** Does all background work, and checks that no money and no unit is lost or counted twice. */
export async function booksAreRight(app: TestApp): Promise<void> {
  await app.work();
  expect(await rentalProblems(app)).toEqual([]);
  expect(await ledgerProblems(app)).toEqual([]);
}

/** What is wrong with the books of rentals, once all background work is done. */
export async function rentalProblems(app: TestApp): Promise<string[]> {
  const all = (text: string): Promise<Record<string, unknown>[]> =>
    app.app.database.run({ text, values: [] });
  const rentals = await all('select * from rental');
  const installments = await all('select * from rental_installment');
  const payments = await all(
    "select * from payment where status in ('SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED')",
  );
  const suffix = (id: unknown) => String(id).split('_')[1]!.slice(0, -2);
  return rentals.flatMap(rental => {
    const n = (name: string) => Number(rental[name]);
    const own = installments.filter(one => one.rental_id === rental.id);
    const taken = payments.filter(
      one =>
        /^(installment|buyout)_/.test(String(one.target_id)) && suffix(one.target_id) === suffix(rental.id),
    );
    const sum = (rows: Record<string, unknown>[], name: string) =>
      rows.reduce((total, row) => total + Number(row[name]), 0);
    const charged = own
      .filter(one => !['WAIVED', 'CANCELLED'].includes(String(one.status)))
      .reduce(
        (total, one) =>
          total + Number(one.amount_minor) + Number(one.deposit_minor) + Number(one.late_fee_minor),
        n('buyout_paid_minor'),
      );
    const accepted = taken.filter(one => one.refused_at === null);
    const refused = taken.filter(one => one.refused_at !== null);
    const places =
      n('rent_paid_minor') + n('late_fees_paid_minor') + n('deposit_paid_minor') + n('buyout_paid_minor');
    const held =
      n('deposit_paid_minor') -
      n('deposit_kept_minor') -
      n('deposit_applied_minor') -
      n('deposit_return_minor');
    const hasEnded = !['AWAITING_SIGNATURE', 'AWAITING_PAYMENT', 'ACTIVE', 'OVERDUE', 'DEFAULTED'].includes(
      String(rental.status),
    );
    const problems: [boolean, string][] = [
      [charged !== n('charged_minor'), `charges ${n('charged_minor')}, its parts ${charged}`],
      [places !== n('paid_minor'), `is paid ${n('paid_minor')}, its parts ${places}`],
      [sum(accepted, 'amount_minor') !== n('paid_minor'), 'differs from its payments'],
      [sum(accepted, 'refunded_minor') !== n('refunded_minor'), 'differs from its refunds'],
      [refused.some(one => Number(one.refunded_minor) !== Number(one.amount_minor)), 'keeps refused money'],
      [sum(taken, 'pending_refund_minor') !== 0, 'waits for refunds'],
      [n('deposit_refunded_minor') !== n('deposit_return_minor'), 'has a deposit on its way'],
      [held < 0, 'holds less than no deposit'],
      [hasEnded && held !== 0, `has ended and holds ${held}`],
      [n('charged_minor') < n('paid_minor'), 'is paid more than it charges'],
    ];
    return problems.flatMap(([isWrong, what]) =>
      isWrong ? [`${rental.number} (${rental.status}) ${what}.`] : [],
    );
  });
}
