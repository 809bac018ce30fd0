import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../src/platform/database/sql.ts';
import { useApp } from '../kit/app.ts';
import { verifyAuditLog } from '../kit/audit-log.ts';
import { contractOf } from '../kit/factories/rental.ts';
import { canReadPdf, readPdf } from '../kit/files/read-back.ts';
import { mutationsWithTexts } from '../kit/filled-input.ts';
import { columnsOf, type Place, placesWith, textColumns } from '../kit/places-with.ts';
import { dayMs } from '../kit/time.ts';
import { leaveTraces, person, type Story, traces } from './erased-person.story.ts';

// Erasure left addresses, notes, contracts, and addresses in jobs behind. A new column is read here by itself, and a new
// text of an input is filled by itself; a new mutation that takes a text has to become part of the story.

const app = useApp({ logLevel: 'silent' });
let story: Story;
let before: Place[];
let contractsBefore: Record<string, unknown>[];

const places = () => placesWith(app(), traces);
const verification = () => verifyAuditLog(app());

/** The contracts that are kept, row by row. */
async function keptContracts(): Promise<Record<string, unknown>[]> {
  const [first, second] = story.signedRentalIds;
  return app().app.database.run(
    sql`select * from rental_contract where rental_id in (${first}, ${second}) order by id`,
  );
}

/** What stands elsewhere than in the rows of signed contracts. */
async function strays(): Promise<Place[]> {
  const kept = new Set((await keptContracts()).map(({ id }) => id));
  const found = await places();
  return found.filter(({ column, id }) => !(column.startsWith('rental_contract.') && kept.has(id)));
}

async function work(): Promise<void> {
  await app().work();
  // Exports that were being made begin again a moment later.
  app().clock.advance(20_000);
  await app().work();
}

async function pdfOf(rentalId: string): Promise<{ status: number; text: string }> {
  const { pdfUrl } = await contractOf(app(), rentalId);
  const response = await app().http({ url: pdfUrl.replace('http://localhost:4000', '') });
  const text = canReadPdf ? readPdf(response.rawPayload).join('\n') : '';
  return { status: response.statusCode, text };
}

beforeAll(async () => {
  story = await leaveTraces(app());
  before = await places();
  contractsBefore = await keptContracts();
}, 120_000);

describe('before the erasure', () => {
  it('the person is everywhere', () => {
    expect(columnsOf(before)).toEqual(
      expect.arrayContaining([
        'audit_entry.changes',
        'audit_entry.ip',
        'audit_entry.user_agent',
        'customer.city',
        'customer.code',
        'customer.contact_name',
        'customer.email',
        'customer.name',
        'customer.phone',
        'customer.street',
        'customer_address.address',
        'email_change.new_email',
        'email_change.old_email',
        'email_message.last_error',
        'email_message.sealed_body',
        'email_message.to_address',
        'email_message.to_name',
        'export_chunk.content',
        'idempotency_record.request_key',
        'import_problem.value',
        'import_run.file_name',
        'import_run.preview',
        'job.last_error',
        'job.payload',
        'order_event.details',
        'payment.failure_message',
        'payment.reference',
        'payment_event.details',
        'refund.reason',
        'rental.end_reason',
        'rental_contract.ip',
        'rental_contract.signature',
        'rental_contract.signer_name',
        'rental_contract.text',
        'rental_contract.user_agent',
        'rental_event.details',
        'rental_installment.waive_reason',
        'sales_order.billing_address',
        'sales_order.cancel_reason',
        'sales_order.notes',
        'sales_order.shipping_address',
        'sales_order.tracking_number',
        'security_alert.message',
        'security_alert.subject',
        'session.device',
        'session.ip',
        'staff_member.code',
        'staff_member.email',
        'staff_member.job_title',
        'staff_member.name',
        'staff_member.rejection_reason',
        'upload.file_name',
        'upload_chunk.content',
        'user.email',
        'user.email_key',
        'user.name',
        'user.phone',
        'user.verified_email_key',
      ]),
    );
  });

  it('no job carries anything of them but the one of an earlier version', () => {
    const payloads = before.filter(({ column }) => column === 'job.payload');
    expect(payloads.map(({ text }) => JSON.parse(text))).toEqual([{ email: person.email }]);
  });

  it('no provider’s event says who paid', async () => {
    const rows = await app().app.database.run<{ payload: unknown }>(sql`select payload from webhook_event`);
    expect(rows.length).toBeGreaterThan(3);
    expect(JSON.stringify(rows)).not.toMatch(/billing_details|receipt_email/);
  });

  it('every mutation that takes a text was part of it, or is about no person with an account', () => {
    const aboutGoods =
      /^(create|update|delete)(Category|Products?|Supplier|Role|Settings|ShippingMethod|TaxClass|Zone)$|^(adjustStock|recordProduction|voidProduction)$/;
    // Customers without an account are no part of `deleteUser`; a refresh token is a secret and no text.
    const others = ['createCustomer', 'refreshSession'];
    const missing = mutationsWithTexts().filter(
      name => !story.mutations.has(name) && !aboutGoods.test(name) && !others.includes(name),
    );
    expect(missing).toEqual([]);
  });

  it('all columns are read that can hold a text', () => {
    const all = textColumns(app()).flatMap(({ table, columns }) =>
      columns.map(column => `${table}.${column}`),
    );
    expect(all).toEqual(expect.arrayContaining(['job.payload', 'export_chunk.content', 'sales_order.notes']));
    expect(all.length).toBeGreaterThan(200);
  });
});

describe('after the erasure', () => {
  beforeAll(async () => {
    const erase = async (userId: string) =>
      (await app().mutate('deleteUser', { userId, anonymize: true }, 'deletedUserId', 'admin')).userErrors;
    expect(await erase(story.applicantId)).toEqual([]);
    expect(await erase(story.invitedId)).toEqual([]);
    const { headers } = await app().actors.signIn(story.userId);
    const mutation = `mutation { deleteUser(input: { userId: "${story.userId}", anonymize: true }) { deletedUserId userErrors { code } } }`;
    const own = { ...headers, 'user-agent': person.agent };
    const { data } = await app().sendWith(own, mutation, {}, person.ip);
    expect(data.deleteUser).toEqual({ deletedUserId: story.userId, userErrors: [] });
    await work();
  }, 60_000);

  it('nothing is left of them but their signed contracts, as they were', async () => {
    expect(await strays()).toEqual([]);
    const left = columnsOf(await places());
    expect(left).toEqual(
      ['ip', 'signature', 'signer_name', 'text', 'user_agent'].map(name => `rental_contract.${name}`),
    );
    const parts = ({ person_erased_at, updated_at, version, ...rest }: Record<string, unknown>) => rest;
    expect((await keptContracts()).map(parts)).toEqual(contractsBefore.map(parts));
  });

  it('the signed contracts can be read, with their name', async () => {
    for (const rentalId of story.signedRentalIds) {
      const contract = await contractOf(app(), rentalId);
      expect(contract).toMatchObject({ signerName: person.name, signatureKind: 'TYPED' });
      expect(contract.text).toContain(person.name);
      expect((await pdfOf(rentalId)).status).toBe(200);
    }
  });

  it('the contract that was not signed says that it was erased, and cannot be signed', async () => {
    const rentalId = story.unsignedRentalId;
    expect((await contractOf(app(), rentalId)).text).toMatch(
      /^The text of this contract was erased on 2026-/,
    );
    expect((await pdfOf(rentalId)).status).toBe(200);
    const input = { rentalId, signerName: 'Ann Lee', signature: 'Ann Lee', consent: true };
    const { userErrors } = await app().mutate('signRentalContract', input, 'rental { id }', 'staff');
    expect(userErrors).toMatchObject([{ code: 'WRONG_STATUS', path: ['rentalId'] }]);
  });

  it('orders, payments, and figures are what they were, and the audit log verifies', async () => {
    const [row] = await app().app.database.run<Record<string, unknown>>(
      sql`select count(*) as orders, sum(total_minor) as total, sum(paid_minor) as paid, sum(refunded_minor) as refunded from sales_order where customer_id = ${story.customerId}`,
    );
    expect(Number(row!.orders)).toBe(7);
    expect(Number(row!.paid)).toBeGreaterThan(0);
    expect(Number(row!.refunded)).toBeGreaterThan(0);
    expect(await verification()).toEqual({ intact: true, problems: [] });
  });

  it('it can be done again, and changes nothing', async () => {
    const read = () =>
      app().app.database.run(sql`select code, name from customer where id = ${story.customerId}`);
    const customer = await read();
    const { userErrors } = await app().mutate(
      'deleteUser',
      { userId: story.userId, anonymize: true },
      'deletedUserId',
      'admin',
    );
    expect(userErrors).toEqual([]);
    await work();
    expect(await read()).toEqual(customer);
    expect(await strays()).toEqual([]);
    expect(await verification()).toEqual({ intact: true, problems: [] });
    const { deadJobs } = await app().ask('admin', '{ deadJobs { nodes { name lastError } } }');
    expect(deadJobs.nodes.filter(({ name }: { name: string }) => name.endsWith('.erase'))).toEqual([]);
  });
});

describe('after settings.retentionYears', () => {
  it('the contracts are still there a day before', async () => {
    app().clock.advance((365 * 10 + 2) * dayMs);
    await app().work();
    expect(await strays()).toEqual([]);
    expect((await contractOf(app(), story.signedRentalIds[0]!)).signerName).toBe(person.name);
  });

  it('nothing is left of them anywhere, and the contracts say so, with their SHA-256', async () => {
    app().clock.advance(3 * dayMs);
    await work();
    expect(await places()).toEqual([]);
    const hashes = contractsBefore.map(row => row.text_hash);
    for (const rentalId of story.signedRentalIds) {
      const contract = await contractOf(app(), rentalId);
      expect(contract.text).toMatch(/^The text of this contract was erased on 2036-03-/);
      expect(contract).toMatchObject({ signerName: null, signatureKind: 'TYPED' });
      expect(contract.signedAt).toMatch(/^2026-03-/);
      expect(hashes).toContain(contract.sha256);
      const { status, text } = await pdfOf(rentalId);
      expect(status).toBe(200);
      if (canReadPdf) expect(text).toMatch(/was erased on[\s\S]*SHA-256 of the text:\s+[0-9a-f]{64}/);
    }
    expect(await verification()).toEqual({ intact: true, problems: [] });
  });
});
