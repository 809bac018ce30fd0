import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { ledgerProblems } from '../../kit/ledger.ts';
import { mailbox } from '../../kit/mailbox.ts';
import {
  dayMs,
  makeRentable,
  makeRental,
  makeRunning,
  newKey,
  onHand,
  pay,
  rentalOf,
  rentalProblems,
  settle,
  sign,
  start,
} from './support.ts';

const app = useApp();
let shopper: Shopper;
let other: Shopper;
let productId: string;

beforeAll(async () => {
  shopper = await makeShopper(app());
  other = await makeShopper(app());
  productId = await makeRentable(app(), 1_000);
});

const create = (input: object, by = shopper) =>
  by.mutate(
    'createRental',
    { idempotencyKey: newKey(), productId, months: 12, ...input },
    'rental { id status }',
  );
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(one => one.code);

describe('createRental', () => {
  it.each([
    [{ months: 0 }, 'INVALID_INPUT'],
    [{ months: 121 }, 'INVALID_INPUT'],
    [{ startDate: '2026-02-28' }, 'INVALID_INPUT'],
    [{ startDate: '2027-03-02' }, 'INVALID_INPUT'],
    [{ productId: 'product_01h455vb4pex5vsknk084sn02q' }, 'NOT_FOUND'],
    [{ customerId: 'customer_01h455vb4pex5vsknk084sn02q' }, 'NOT_FOUND'],
  ])('refuses %j', async (input, code) => {
    const before = await onHand(app(), productId);
    expect(codes(await create(input))).toEqual([code]);
    expect(await onHand(app(), productId)).toBe(before);
  });

  it('refuses a product without terms, for fewer months than asked for, and of which there is none', async () => {
    const { id } = await makeProduct(app());
    expect(codes(await create({ productId: id }))).toEqual(['NOT_FOR_RENT']);
    const terms = { monthlyRate: '10.00', minimumMonths: 6, deposit: '0.00' };
    const none = await makeRentable(app(), 0, { rentalTerms: terms });
    expect(codes(await create({ productId: none, months: 5 }))).toEqual(['INVALID_INPUT']);
    expect(codes(await create({ productId: none, months: 6 }))).toEqual(['INSUFFICIENT_STOCK']);
  });

  it('is for oneself, and for others with RENTALS_MANAGE', async () => {
    expect(codes(await create({ customerId: other.customerId }))).toEqual(['NOT_FOUND']);
    const input = { idempotencyKey: newKey(), productId, months: 1, customerId: other.customerId };
    const made = await app().mutate('createRental', input, 'rental { customer { id } }', 'staff');
    expect(made.rental.customer.id).toBe(other.customerId);
    expect(
      codes(
        await app().mutate(
          'createRental',
          { ...input, idempotencyKey: newKey(), customerId: null },
          'rental { id }',
          'staff',
        ),
      ),
    ).toEqual(['NOT_A_CUSTOMER']);
  });

  it('happens once for a key', async () => {
    const input = { idempotencyKey: newKey() };
    const [one, two] = [await create(input), await create(input)];
    expect(two.rental.id).toBe(one.rental.id);
    expect(codes(await create({ ...input, months: 3 }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });
});

it.each([0, 121])('quoteRental refuses %i months', async months => {
  const { errors } = await app().send(
    'guest',
    `{ quoteRental(productId: "${productId}", months: ${months}) { months } }`,
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
});

const svg = (inner: string) =>
  `data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">${inner}</svg>`).toString('base64')}`;
const goodSvg = svg(
  '<g stroke="black" fill="none"><path d="M10 10 C 20 20, 40 20, 50 10"/><polyline points="1,2 3,4 5,6"/><line x1="0" y1="0" x2="9" y2="9"/></g>',
);

function png(
  width: number,
  height: number,
  pixels = deflateSync(Buffer.alloc(height * (width * 4 + 1))),
): string {
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const file = Buffer.concat([
    magic,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return `data:image/png;base64,${file.toString('base64')}`;
}

describe('signRentalContract', () => {
  it.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['a handler', svg('<path d="M0 0" onload="alert(1)"/>')],
    ['a link', svg('<a href="javascript:alert(1)"><path d="M0 0"/></a>')],
    ['an image', svg('<image href="http://example.com/x.png"/>')],
    ['a style', svg('<path d="M0 0" style="fill:url(#x)"/>')],
    ['a comment', svg('<!-- x --><path d="M0 0"/>')],
    ['text', svg('hello')],
    ['an entity', `data:image/svg+xml;utf8,${encodeURIComponent('<!DOCTYPE svg [<!ENTITY x "y">]><svg/>')}`],
    ['no PNG', `data:image/png;base64,${Buffer.from('GIF89a').toString('base64')}`],
    ['a PNG that lacks pixels', png(10, 10, deflateSync(Buffer.alloc(3)))],
    ['a PNG that unpacks to more than it says', png(10, 10, deflateSync(Buffer.alloc(1_000_000)))],
    ['a JPEG', 'data:image/jpeg;base64,AAAA'],
    ['nothing', ' '],
    ['too much', `data:image/png;base64,${'A'.repeat(400_000)}`],
    ['far too much', `data:image/png;base64,${'A'.repeat(900_000)}`],
  ])('refuses %s', async (_what, signature) => {
    const rental = await makeRental(shopper, productId);
    const { userErrors } = await sign(shopper, rental.id, { signature });
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['signature'] }]);
    expect((await rentalOf(app(), rental.id)).status).toBe('AWAITING_SIGNATURE');
  });

  it('does not even read 10 MB', async () => {
    const response = await app().http({
      method: 'POST',
      url: '/graphql',
      headers: shopper.headers,
      payload: { query: '{ __typename }', variables: { signature: 'A'.repeat(10_000_000) } },
    });
    expect(response.statusCode).toBe(413);
  });

  it.each([
    ['SVG', goodSvg],
    ['PNG', png(20, 10)],
    ['TYPED', 'Zoë Müller'],
  ])('takes a %s, and shows it in the PDF', async (kind, signature) => {
    const made = await makeRental(shopper, productId);
    const { rental, userErrors } = await sign(shopper, made.id, { signature });
    expect(userErrors).toEqual([]);
    expect(rental.contract.signatureKind).toBe(kind);
    const pdf = await app().http({ url: rental.contract.pdfUrl.replace('http://localhost:4000', '') });
    expect(pdf.statusCode).toBe(200);
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(codes(await sign(shopper, made.id))).toEqual(['ALREADY_SIGNED']);
  });

  it('wants consent, and the text that was read', async () => {
    const rental = await makeRental(shopper, productId);
    expect(codes(await sign(shopper, rental.id, { consent: false }))).toEqual(['CONSENT_REQUIRED']);
    expect(codes(await sign(shopper, rental.id, { sha256: 'a'.repeat(64) }))).toEqual(['CONTRACT_CHANGED']);
  });

  it('notices a text that was changed, before and after', async () => {
    const rental = await makeRental(shopper, productId);
    const change = () =>
      app().app.database.run({
        text: "update rental_contract set text = 'Free of charge.' where rental_id = ?",
        values: [rental.id],
      });
    await change();
    expect(codes(await sign(shopper, rental.id))).toEqual(['CONTRACT_CHANGED']);
    const next = await makeRental(shopper, productId);
    const signed = await sign(shopper, next.id);
    await app().app.database.run({
      text: "update rental_contract set signer_name = 'Eve' where rental_id = ?",
      values: [next.id],
    });
    const { data } = await shopper.send(`{ rental(id: "${next.id}") { id contract { text } } }`);
    expect(data.rental).toEqual({ id: next.id, contract: null });
    const pdf = await app().http({ url: signed.rental.contract.pdfUrl.replace('http://localhost:4000', '') });
    expect(pdf.statusCode).toBe(404);
  });
});

it('the contract of somebody else does not exist', async () => {
  const rental = await makeRunning(shopper, productId);
  const { id, installments, buyoutId } = rental;
  const seen = await other.ask(
    `{ rental(id: "${id}") { id } node(id: "${id}") { id } rentals(filter: { productId: "${productId}" }) { nodes { customer { id } } } }`,
  );
  expect(seen).toMatchObject({ rental: null, node: null });
  expect(
    seen.rentals.nodes.every((one: { customer: { id: string } }) => one.customer.id === other.customerId),
  ).toBe(true);
  const { errors } = await other.send(`{ quoteRentalBuyout(rentalId: "${id}") { buyoutId } }`);
  expect(errors?.[0]?.message).toContain('There is no rental');
  const tries: [string, object][] = [
    ['signRentalContract', { rentalId: id, signerName: 'E', signature: 'E', consent: true }],
    ['cancelRental', { rentalId: id }],
    ['extendRental', { rentalId: id, months: 1 }],
    ['buyOutRental', { rentalId: id, idempotencyKey: newKey() }],
  ];
  for (const [name, input] of tries)
    expect([name, codes(await other.mutate(name, input, 'rental { id }'))]).toEqual([name, ['NOT_FOUND']]);
  expect(codes(await start(other, { rentalInstallmentId: installments[1].id }))).toEqual(['NOT_FOUND']);
  expect(codes(await start(other, { rentalBuyoutId: buyoutId }))).toEqual(['NOT_FOUND']);
  expect(codes(await start(shopper, { rentalBuyoutId: `${buyoutId.slice(0, -1)}1` }))).toEqual(['NOT_FOUND']);
  const hidden = await other.send(
    `{ customer(id: "${shopper.customerId}") { rentals { nodes { id } } } product(id: "${productId}") { id rentals { nodes { id } } } }`,
  );
  expect(hidden.data).toMatchObject({ customer: null, product: { id: productId, rentals: null } });
  const own = await shopper.ask('{ me { customer { rentals(first: 1) { nodes { id } } } } }');
  expect(own.me.customer.rentals.nodes).toEqual([{ id }]);
});

it('a link that was changed opens nothing', async () => {
  const [one, two] = [await makeRental(shopper, productId), await makeRental(shopper, productId)];
  const url: string = one.contract.pdfUrl.replace('http://localhost:4000', '');
  expect((await app().http({ url })).statusCode).toBe(200);
  expect((await app().http({ url: url.replace(one.id, two.id) })).statusCode).toBe(403);
  expect((await app().http({ url: url.slice(0, -2) })).statusCode).toBe(403);
  expect((await app().http({ url: `/contracts/${one.id}.pdf` })).statusCode).toBe(403);
});

it('what is not signed, or not first paid, in time frees its unit', async () => {
  const before = await onHand(app(), productId);
  const [unsigned, unpaid, cancelled] = [
    await makeRental(other, productId),
    await makeRental(other, productId),
    await makeRental(other, productId),
  ];
  expect(codes(await other.mutate('cancelRental', { rentalId: cancelled.id }, 'rental { id }'))).toEqual([]);
  expect(codes(await other.mutate('cancelRental', { rentalId: cancelled.id }, 'rental { id }'))).toEqual([
    'WRONG_STATUS',
  ]);
  await sign(other, unpaid.id);
  const { payment } = await start(other, { rentalInstallmentId: unpaid.installments[0].id });
  app().clock.advance(4 * dayMs);
  await app().work();
  for (const { id } of [unsigned, unpaid])
    expect(await rentalOf(app(), id)).toMatchObject({ status: 'EXPIRED', balance: '0.00', total: '0.00' });
  expect((await rentalOf(app(), cancelled.id)).status).toBe('CANCELLED');
  expect(await onHand(app(), productId)).toBeGreaterThanOrEqual(before);
  const again = {
    mutate: (name: string, input: object, fields: string) => app().mutate(name, input, fields, 'staff'),
  };
  // The money comes all the same, and goes back.
  await settle(again as never, payment.id);
  await app().work();
  const { payment: paid } = await app().ask('staff', `{ payment(id: "${payment.id}") { status } }`);
  expect(paid.status).toBe('REFUNDED');
  expect(await rentalProblems(app())).toEqual([]);
  expect(await ledgerProblems(app())).toEqual([]);
  expect(
    (await mailbox(app().app.services.config.mailFolder)).some(mail => mail.template === 'rentals.ended'),
  ).toBe(true);
});

describe('two at once', () => {
  let buyer: Shopper;
  beforeAll(async () => {
    buyer = await makeShopper(app());
  });

  it('sign a contract: one does', async () => {
    const rental = await makeRental(buyer, productId);
    const answers = await Promise.all([
      sign(buyer, rental.id),
      sign(buyer, rental.id, { signerName: 'Bob' }),
    ]);
    expect(answers.flatMap(codes)).toEqual(['ALREADY_SIGNED']);
  });

  it('pay one instalment: one payment is kept, the other goes back', async () => {
    const rental = await makeRunning(buyer, productId);
    const staff = {
      mutate: (name: string, input: object, fields: string) => app().mutate(name, input, fields, 'staff'),
    };
    const what = { rentalInstallmentId: rental.installments[1].id };
    // Whoever starts second calls the first one off; its money comes all the same.
    const [one, two] = [await start(buyer, what), await start(staff as never, what)];
    await Promise.all([settle(buyer, one.payment.id), settle(staff as never, two.payment.id)]);
    await app().work();
    expect(await rentalOf(app(), rental.id)).toMatchObject({
      paidTotal: '350.00',
      statuses: expect.arrayContaining(['PAID']),
    });
    expect(await rentalProblems(app())).toEqual([]);
    expect(codes(await start(buyer, what))).toEqual(['ALREADY_PAID']);
  });

  it('pay an instalment and buy out: no money is lost', async () => {
    for (let round = 0; round < 3; round++) {
      const rental = await makeRunning(buyer, productId);
      const buying = await start(buyer, { rentalBuyoutId: rental.buyoutId });
      const paying = await start(buyer, { rentalInstallmentId: rental.installments[1].id });
      await Promise.all([settle(buyer, buying.payment.id), settle(buyer, paying.payment.id)]);
      await app().work();
      const after = await rentalOf(app(), rental.id);
      expect([after.status, after.paidTotal]).toEqual(
        after.status === 'BOUGHT_OUT' ? ['BOUGHT_OUT', '1050.00'] : ['ACTIVE', '350.00'],
      );
      expect(await rentalProblems(app())).toEqual([]);
    }
  });

  it('rent and order the last unit: one gets it', async () => {
    const last = await makeRentable(app(), 1);
    const [rented, ordered] = await Promise.all([
      create({ productId: last }, buyer),
      buyer.mutate(
        'placeOrder',
        { idempotencyKey: newKey(), lines: [{ productId: last, quantity: 1 }] },
        'order { id }',
      ),
    ]);
    expect([...codes(rented), ...codes(ordered)]).toEqual(['INSUFFICIENT_STOCK']);
    expect(await onHand(app(), last)).toBe(0);
    expect(await ledgerProblems(app())).toEqual([]);
  });

  it('pays by the price of the moment only', async () => {
    const rental = await makeRunning(buyer, productId);
    const { payment } = await start(buyer, { rentalBuyoutId: rental.buyoutId });
    await pay(buyer, { rentalInstallmentId: rental.installments[1].id });
    await settle(buyer, payment.id);
    await app().work();
    expect(await rentalOf(app(), rental.id)).toMatchObject({
      status: 'ACTIVE',
      paidTotal: '350.00',
      buyoutPrice: '750.00',
    });
    expect(await rentalProblems(app())).toEqual([]);
  });
});
