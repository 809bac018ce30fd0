import type { Answer } from '../answer.ts';
import type { TestApp } from '../app.ts';
import { newKey } from '../new-key.ts';
import { type Payer, pay } from './payment.ts';
import { stockedProductId } from './stock.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

/** A product for rent, of which there are some units. */
export async function makeRentable(app: TestApp, onHand = 3, changed: object = {}): Promise<string> {
  return stockedProductId(app, onHand, {
    price: '1000.00',
    rentalTerms: { monthlyRate: '100.00', minimumMonths: 1, deposit: '150.00' },
    ...changed,
  });
}

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

const contract = 'contract { text sha256 signerName signedAt signatureKind pdfUrl }';

/** What the staff get who ask for the contract of a rental. */
export const askForContract = (app: TestApp, rentalId: string): Promise<Answer> =>
  app.send('staff', `{ rental(id: "${rentalId}") { ${contract} } }`);

export async function contractOf(app: TestApp, rentalId: string): Promise<Data> {
  return (await askForContract(app, rentalId)).data.rental.contract;
}
