import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../src/platform/database/sql.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { codeOf, codesOf } from '../../kit/codes.ts';
import { makeRentable, makeRental, rentalOf, sign } from '../../kit/factories/rental.ts';
import { again, makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { dayMs } from '../../kit/time.ts';
import { version1Contract } from './version-1-contract.ts';

const app = useApp();
let shopper: Shopper;
let productId: string;

beforeAll(async () => {
  shopper = await makeShopper(app());
  productId = await makeRentable(app(), 30);
});

describe('signRentalContract', () => {
  it('signs the contract, and then awaits the first payment', async () => {
    const made = await makeRental(shopper, productId);
    const { rental, userErrors } = await sign(shopper, made.id, {
      signerName: ' Ann Lee ',
      sha256: made.contract.sha256.toUpperCase(),
    });
    expect(userErrors).toEqual([]);
    expect(rental).toMatchObject({
      status: 'AWAITING_PAYMENT',
      contract: {
        signerName: 'Ann Lee',
        signatureKind: 'TYPED',
        signedAt: expect.stringMatching(/^2026-03-01T12:/),
        text: made.contract.text,
        sha256: made.contract.sha256,
      },
    });
    expect((await rentalOf(app(), made.id)).kinds).toEqual(['CREATED', 'SIGNED']);
    expect(await auditOf(app(), made.id, 'rental.signed')).toMatchObject([{ actor: { id: shopper.userId } }]);
  });

  it('is done once: the same again gets the same answer, and anything else ALREADY_SIGNED', async () => {
    const { id } = await makeRental(shopper, productId);
    const first = await sign(shopper, id);
    expect(await sign(shopper, id)).toEqual(first);
    for (const input of [{ signerName: 'Bob Lee' }, { signature: 'Another' }, { consent: false }])
      expect(codesOf(await sign(shopper, id, input)), JSON.stringify(input)).toEqual(['ALREADY_SIGNED']);
    expect(codesOf(await sign(as(app(), 'staff'), id))).toEqual(['ALREADY_SIGNED']);
    expect((await rentalOf(app(), id)).kinds).toEqual(['CREATED', 'SIGNED']);
    expect(await auditOf(app(), id, 'rental.signed')).toHaveLength(1);
  });

  it('is done by the customer or by holders of RENTALS_MANAGE, and by nobody else', async () => {
    const rental = await makeRental(shopper, productId);
    expect(codesOf(await sign(await makeShopper(app()), rental.id))).toEqual(['NOT_FOUND']);
    const query =
      'mutation ($input: SignRentalContractInput!) { signRentalContract(input: $input) { rental { id } } }';
    const input = { rentalId: rental.id, signerName: 'Eve', signature: 'Eve', consent: true };
    expect(codeOf(await app().send('guest', query, { input }))).toBe('UNAUTHENTICATED');
    expect((await rentalOf(app(), rental.id)).status).toBe('AWAITING_SIGNATURE');
    expect(codesOf(await sign(as(app(), 'staff'), rental.id))).toEqual([]);
  });

  it.each([
    [{ signerName: ' ' }, 'signerName'],
    [{ signerName: 'A'.repeat(201) }, 'signerName'],
    [{ sha256: 'abc' }, 'sha256'],
    [{ signature: ' ' }, 'signature'],
    [{ rentalId: 'rental_1' }, 'rentalId'],
  ])('refuses %j', async (input, field) => {
    const rental = await makeRental(shopper, productId);
    const { userErrors } = await sign(shopper, rental.id, input);
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: [field] }]);
    expect((await rentalOf(app(), rental.id)).status).toBe('AWAITING_SIGNATURE');
  });

  it('signs and shows a contract that version 1 of the template wrote, with its text unchanged', async () => {
    const made = await makeRental(shopper, productId);
    const { text, textHash } = version1Contract;
    await app().app.database.run(
      sql`update rental_contract set template_version = 1, text = ${text}, text_hash = ${textHash} where rental_id = ${made.id}`,
    );
    expect(codesOf(await sign(shopper, made.id, { sha256: textHash }))).toEqual([]);
    const { rental } = await shopper.ask(
      `{ rental(id: "${made.id}") { contract { templateVersion text sha256 signerName pdfUrl } } }`,
    );
    expect(rental.contract).toMatchObject({
      templateVersion: 1,
      text,
      sha256: textHash,
      signerName: 'Ann Lee',
    });
    const pdf = await app().http({ url: rental.contract.pdfUrl.replace('http://localhost:4000', '') });
    expect(pdf.statusCode).toBe(200);
  });

  it('wants consent, and the text that was read', async () => {
    const rental = await makeRental(shopper, productId);
    expect(codesOf(await sign(shopper, rental.id, { consent: false }))).toEqual(['CONSENT_REQUIRED']);
    expect(codesOf(await sign(shopper, rental.id, { sha256: 'a'.repeat(64) }))).toEqual(['CONTRACT_CHANGED']);
  });

  it('notices a text that was changed, before and after', async () => {
    const rental = await makeRental(shopper, productId);
    const change = () =>
      app().app.database.run({
        text: "update rental_contract set text = 'Free of charge.' where rental_id = ?",
        values: [rental.id],
      });
    await change();
    expect(codesOf(await sign(shopper, rental.id))).toEqual(['CONTRACT_CHANGED']);
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

  it('refuses a signature after the time to sign is over', async () => {
    const rental = await makeRental(shopper, productId);
    app().clock.advance(3 * dayMs);
    // The job that expires it has not run yet.
    expect(codesOf(await sign(await again(app(), shopper), rental.id))).toEqual(['WRONG_STATUS']);
    await app().work();
    expect(codesOf(await sign(await again(app(), shopper), rental.id))).toEqual(['WRONG_STATUS']);
    expect((await rentalOf(app(), rental.id)).status).toBe('EXPIRED');
  });
});
