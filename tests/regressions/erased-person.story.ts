import { expect } from 'vitest';
import { builtInRoleId } from '../../src/modules/accounts/roles/built-in-roles.ts';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { queueJob } from '../../src/platform/jobs/queue-job.ts';
import { testPassword } from '../kit/actors.ts';
import type { TestApp } from '../kit/app.ts';
import { nextCode, totpCode } from '../kit/authenticator.ts';
import { mutationOf } from '../kit/client.ts';
import { makeRentable } from '../kit/factories/rental.ts';
import { makeShippingMethod } from '../kit/factories/shipping.ts';
import { stockedProductId } from '../kit/factories/stock.ts';
import { filledInput } from '../kit/filled-input.ts';
import { eventFor, localProvider, postWebhook } from '../kit/local-provider.ts';
import { mailedToken } from '../kit/mails-to.ts';
import { bearer } from '../kit/sessions.ts';
import { dayMs } from '../kit/time.ts';
import { put } from '../kit/uploads.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

export const person = {
  name: 'Zebulon Quarkstein',
  email: 'zebulon@quarkstein.example',
  /** They registered with another address, and want to change to one more. */
  firstEmail: 'first@quarkstein.example',
  nextEmail: 'next@quarkstein.example',
  /** The staff wrote it down; the account has another one. */
  officeEmail: 'office@quarkstein-haus.example',
  /** As the staff members that they are, and that they wanted to be with another account. */
  staffEmail: 'zq@quarkstein-staff.example',
  applicantEmail: 'apply@quarkstein-apply.example',
  /** They were invited at this one. */
  invitedEmail: 'invited@quarkstein-apply.example',
  /** Long enough that no hash holds its digits by chance. */
  phone: '+49 0172 5557775557',
  ip: '203.0.113.77',
  agent: 'QuarksteinBrowser/7.7 (Zebulonix)',
  otherAgent: 'QuarksteinTablet/1.0 (Zebulonix)',
  taxId: 'DE136695976',
};
export const traces = ['zebulon', 'quarkstein', '5557775557', person.ip, '136695976'];

/** What an address needs that is no text of whatever content. */
const address = { postalCode: '50667', countryCode: 'DE' };

/** What the test has people write wherever they may write something. */
const text = 'Quarkstein';
let keys = 0;
/** A person's client may put anything into a key. */
const keyOf = (who = 'person') => (who === 'person' ? `quarkstein-${++keys}` : `key-${++keys}`);

export interface Story {
  readonly userId: string;
  readonly applicantId: string;
  readonly invitedId: string;
  readonly customerId: string;
  /** Rentals whose contracts are signed: one that ran and ended, and one that never began. */
  readonly signedRentalIds: readonly string[];
  readonly unsignedRentalId: string;
  /** The mutations that were part of it. */
  readonly mutations: ReadonlySet<string>;
}

/** Lets a person leave traces by every mutation that stores something of them, and with every mail, job, and file. */
export class Telling {
  readonly mutations = new Set<string>();
  #headers: Record<string, string> = {};

  constructor(readonly app: TestApp) {}

  /** Runs a mutation as one of the actors, or as the person, with all its texts filled; it must succeed. */
  async run(who: string, name: string, given: object, fields = '__typename'): Promise<Data> {
    return this.runAsIs(who, name, filledInput(name, given, text), fields);
  }

  /** The same without a text that is not given. */
  async runAsIs(who: string, name: string, input: object, fields = '__typename'): Promise<Data> {
    const payload = await this.#send(who, name, input, fields);
    if (payload.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(payload.userErrors)}`);
    return payload;
  }

  async #send(who: string, name: string, input: object, fields: string): Promise<Data> {
    this.mutations.add(name);
    const query = mutationOf(name, input, fields);
    const isPerson = who === 'person' || who === 'visitor';
    const { data, errors } = isPerson
      ? await this.app.sendWith(this.#headersOf(who), query, { input }, person.ip)
      : await this.app.send(who, query, { input });
    if (errors) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    return data[name];
  }

  /** A request from the person's device, before they are signed in or after it. */
  #headersOf(who: string): Record<string, string> {
    return { 'user-agent': person.agent, ...(who === 'person' && this.#headers) };
  }

  async enroll(): Promise<string> {
    const send = (query: string) =>
      this.app.sendWith(this.#headersOf('person'), `mutation { ${query} }`, {}, person.ip);
    const { data } = await send('enrollMfa { secret }');
    const { secret } = data.enrollMfa;
    await this.run('person', 'confirmMfa', { code: totpCode(this.app, secret) });
    return secret;
  }

  async signIn(password: string, agent = person.agent): Promise<Data> {
    const query = `mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } mfaChallenge { token } userErrors { code } } }`;
    this.mutations.add('signIn');
    const input = { email: person.email, password };
    const { data, errors } = await this.app.sendWith({ 'user-agent': agent }, query, { input }, person.ip);
    if (data?.signIn?.session) this.take(data.signIn.session.accessToken);
    return data?.signIn ?? errors;
  }

  take(accessToken: string): void {
    this.#headers = bearer(accessToken);
  }

  /** A new session of the person, whatever their status was meanwhile. */
  async return(userId: string): Promise<void> {
    this.#headers = (await this.app.actors.signIn(userId)).headers;
  }
}

/** The whole story, up to the point where everything is to be erased. */
export async function leaveTraces(app: TestApp): Promise<Story> {
  const telling = new Telling(app);
  const { userId, customerId } = await openAccount(telling);
  await joinStaff(telling, userId);
  await telling.return(userId);
  const change = { newEmail: person.nextEmail, password: testPassword };
  await telling.run('person', 'requestEmailChange', change);
  await order(telling, customerId);
  const rentals = await rent(telling);
  const applicantId = await applyForWork(telling);
  const invitedId = await acceptInvitation(telling);
  await failToSignIn(telling);
  await app.work();
  await failToMail(telling);
  await telling.return(userId);
  await exportAll(telling);
  await importAll(telling);
  await fail(telling, { orderId: (await place(telling, await stockedProductId(app))).id });
  await leaveJobOfEarlierVersion(app);
  return { userId, applicantId, invitedId, customerId, ...rentals, mutations: telling.mutations };
}

async function openAccount(telling: Telling): Promise<{ userId: string; customerId: string }> {
  const { app } = telling;
  const { name, email, firstEmail, phone } = person;
  const account = { email: firstEmail, name, phone, password: testPassword };
  const { user, session } = await telling.run(
    'visitor',
    'registerCustomer',
    account,
    'user { id customer { id } } session { accessToken }',
  );
  telling.take(session.accessToken);
  await telling.run('visitor', 'resendEmailVerification', { email: firstEmail });
  const token = await mailedToken(app, firstEmail, 'accounts.verify-email');
  await telling.run('person', 'verifyEmail', { token, password: testPassword });
  await telling.run('person', 'requestEmailChange', { newEmail: email, password: testPassword });
  const confirmation = await mailedToken(app, email, 'accounts.confirm-email-change');
  await telling.run('person', 'confirmEmailChange', { token: confirmation });
  await telling.run('person', 'updateProfile', { name, phone });
  const written = await telling.run('person', 'createCustomerAddress', { address }, 'customerAddress { id }');
  const customerAddressId = written.customerAddress.id;
  await telling.run('person', 'updateCustomerAddress', { customerAddressId, address });
  const changed = `${testPassword} changed`;
  await telling.run('person', 'changePassword', { currentPassword: testPassword, newPassword: changed });
  await telling.run('visitor', 'requestPasswordReset', { email });
  const reset = await mailedToken(app, email, 'accounts.reset-password');
  await telling.run('visitor', 'resetPassword', { token: reset, newPassword: testPassword });
  await telling.signIn(testPassword);
  const secret = await telling.enroll();
  const { mfaChallenge } = await telling.signIn(testPassword, person.otherAgent);
  const code = nextCode(app, secret);
  const answer = { token: mfaChallenge.token, code };
  const { session: next } = await telling.run(
    'visitor',
    'completeMfaChallenge',
    answer,
    'session { accessToken }',
  );
  telling.take(next.accessToken);
  const renewal = { password: testPassword, code: nextCode(app, secret) };
  await telling.run('person', 'regenerateRecoveryCodes', renewal);
  await telling.run('person', 'disableMfa', { password: testPassword, code: nextCode(app, secret) });
  await telling.enroll();
  const customerId = user.customer.id;
  await telling.run('staff', 'updateCustomer', {
    customerId,
    email: person.officeEmail,
    name,
    taxId: person.taxId,
    taxExempt: true,
  });
  await app.work();
  return { userId: user.id, customerId };
}

/** They come to work in the store as well, and are suspended for a while. */
async function joinStaff(telling: Telling, userId: string): Promise<void> {
  const { name, staffEmail: email } = person;
  const member = { userId, name, email, hiredOn: '2026-02-01' };
  const { staffMember } = await telling.run('admin', 'createStaffMember', member, 'staffMember { id }');
  const staffMemberId = staffMember.id;
  const changes = { staffMemberId, email, code: 'QUARKSTEIN-7' };
  await telling.run('admin', 'updateStaffMember', changes);
  await telling.run('admin', 'assignRole', { userId, roleId: builtInRoleId('MANAGER') });
  await telling.run('admin', 'suspendStaffMember', { staffMemberId });
  await telling.app.work();
  await telling.run('admin', 'reinstateStaffMember', { staffMemberId });
  await telling.app.work();
}

async function order(telling: Telling, customerId: string): Promise<void> {
  const { app } = telling;
  const productId = await stockedProductId(app, 100);
  const lines = [{ productId, quantity: 2 }];
  const { id: orderId, lines: placed } = await place(telling, productId);
  const paymentId = await pay(telling, { orderId });
  const part = {
    idempotencyKey: keyOf('staff'),
    orderId,
    lines: [{ orderLineId: placed[0].id, quantity: 1 }],
  };
  const { shipment } = await telling.run('staff', 'createShipment', part, 'shipment { id }');
  await telling.run('staff', 'updateShipment', { shipmentId: shipment.id });
  await telling.run('staff', 'deliverShipment', { shipmentId: shipment.id });
  await telling.run('staff', 'shipOrder', { orderId });
  await telling.run('staff', 'deliverOrder', { orderId });
  const returned = [{ orderLineId: placed[0].id, quantity: 1 }];
  await telling.run('staff', 'returnOrderLines', {
    idempotencyKey: keyOf('staff'),
    orderId,
    lines: returned,
  });
  await telling.run('manager', 'refundShipping', {
    idempotencyKey: keyOf('staff'),
    orderId,
    amount: '1.00',
  });
  await telling.run('manager', 'refundPayment', {
    idempotencyKey: keyOf('staff'),
    paymentId,
    amount: '1.00',
  });
  // The local provider never fails by itself.
  await app.sql('update payment set refund_due_minor = 100 where id = ?', [paymentId]);
  await telling.run('manager', 'settleRefund', { idempotencyKey: keyOf('staff'), paymentId });
  const received = await place(telling, productId);
  await telling.run('staff', 'recordPayment', {
    idempotencyKey: keyOf('staff'),
    target: { orderId: received.id },
    tender: 'BANK_TRANSFER',
  });
  const [canceled, paid] = [await place(telling, productId), await place(telling, productId)];
  await telling.run('staff', 'cancelOrder', { orderId: canceled.id });
  await pay(telling, { orderId: paid.id });
  const together = { idempotencyKey: keyOf('staff'), orders: [{ orderId: paid.id }] };
  const { results } = await telling.run('staff', 'shipOrders', together, 'results { userErrors { code } }');
  if (results[0].userErrors.length > 0) throw new Error(`shipOrders: ${JSON.stringify(results)}`);

  const sell = async () => {
    const sale = { idempotencyKey: keyOf('staff'), customerId, lines, paymentMethod: 'CASH' };
    return (await telling.run('staff', 'recordSale', sale, 'order { id }')).order.id;
  };
  await telling.run('manager', 'voidSale', { orderId: await sell() });
  await telling.run('staff', 'updateSale', { orderId: await sell(), lines: [{ productId, quantity: 1 }] });
  await app.work();
}

async function place(telling: Telling, productId: string): Promise<Data> {
  const addresses = { shippingAddress: address, billingAddress: address };
  const lines = [{ productId, quantity: 2 }];
  const { id: shippingMethodId } = await makeShippingMethod(telling.app);
  const input = { idempotencyKey: keyOf(), lines, shippingMethodId, ...addresses };
  const { order } = await telling.run('person', 'placeOrder', input, 'order { id lines { id } }');
  await telling.run('person', 'updateOrder', { orderId: order.id, ...addresses });
  return order;
}

/** Pays at the second try. */
async function pay(telling: Telling, what: object): Promise<string> {
  const paymentId = await fail(telling, what);
  await telling.run('person', 'simulatePayment', { paymentId, outcome: 'SUCCEED' });
  return paymentId;
}

/** Tries to pay. The provider says more about whoever pays than the store needs. */
async function fail(telling: Telling, what: object): Promise<string> {
  const { app } = telling;
  const start = { idempotencyKey: keyOf(), ...what };
  const { payment } = await telling.run('person', 'startPayment', start, 'payment { id }');
  const { rawBody } = await eventFor(app, payment.id, 'FAIL');
  const event = JSON.parse(rawBody.toString());
  const billing = { name: person.name, email: person.email, phone: person.phone, address: { line1: text } };
  event.data.object.receipt_email = person.email;
  event.data.object.last_payment_error = {
    message: `The card of ${person.name} was declined.`,
    payment_method: { billing_details: billing },
  };
  await postWebhook(app, localProvider(app).sign(event, app.clock.now()));
  await app.work();
  return payment.id;
}

type Rentals = Pick<Story, 'signedRentalIds' | 'unsignedRentalId'>;

async function rent(telling: Telling): Promise<Rentals> {
  const { app } = telling;
  const productId = await makeRentable(app, 10);
  const create = async () => {
    const input = { idempotencyKey: keyOf(), productId, months: 3 };
    const fields = 'rental { id installments { id } contract { sha256 } }';
    return (await telling.run('person', 'createRental', input, fields)).rental;
  };
  const sign = ({ id: rentalId, contract }: Data) =>
    telling.run('person', 'signRentalContract', {
      rentalId,
      signerName: person.name,
      signature: person.name,
      consent: true,
      sha256: contract.sha256,
    });
  const ended = await create();
  await sign(ended);
  await pay(telling, { rentalInstallmentId: ended.installments[0].id });
  const waived = { rentalInstallmentId: ended.installments[1].id };
  await telling.run('staff', 'waiveRentalInstallment', waived);
  await telling.run('staff', 'returnRental', { rentalId: ended.id, condition: 'GOOD' });
  const neverBegan = await create();
  await sign(neverBegan);
  await telling.run('staff', 'cancelRental', { rentalId: neverBegan.id });
  const unsigned = await create();
  await app.work();
  return { signedRentalIds: [ended.id, neverBegan.id], unsignedRentalId: unsigned.id };
}

/** Files of their own, and files of others that they are in. */
async function exportAll(telling: Telling): Promise<void> {
  for (const report of ['CUSTOMERS', 'ORDERS', 'RENTALS', 'AUDIT_LOG', 'CUSTOMER_LIFETIME_VALUES'])
    for (const who of ['person', 'manager']) {
      const range = report === 'CUSTOMER_LIFETIME_VALUES' ? undefined : { preset: 'LAST_30_DAYS' };
      const given = { report, format: 'CSV', ...(report !== 'CUSTOMERS' && range && { range }) };
      await telling.runAsIs(who, 'createExport', given);
      await telling.app.work();
    }
  // Somebody who looks for them exports what they find; the last one waits for a worker.
  for (let count = 0; count < 2; count++) {
    if (count > 0) await telling.app.work();
    const filter = { customers: { search: person.name } };
    await telling.runAsIs('manager', 'createExport', { report: 'CUSTOMERS', format: 'CSV', filter });
  }
}

/** Files that name them, which they and others tried to import: what is wrong with them is kept. */
async function importAll(telling: Telling): Promise<void> {
  const { app } = telling;
  const csv = `code,name,email\nQ-1,${person.name},quarkstein at home\n`;
  const file = { purpose: 'CUSTOMER_IMPORT', contentType: 'text/csv', size: Buffer.byteLength(csv) };
  for (const who of ['person', 'manager']) {
    const { uploadUrl, uploadToken } = await telling.run(who, 'createUpload', file, 'uploadUrl uploadToken');
    const sent = await put(app, uploadUrl, csv);
    if (sent.statusCode !== 201) throw new Error(sent.body);
    const given = { uploadToken, kind: 'CUSTOMERS', dryRun: true, idempotencyKey: keyOf(who) };
    await telling.run(who, 'startImport', given);
    await app.work();
  }
}

/** Another account, which asked for work and was turned down. */
async function applyForWork(telling: Telling): Promise<string> {
  const account = { email: person.applicantEmail, name: person.name, password: testPassword };
  const { staffMember } = await telling.run(
    'visitor',
    'registerStaff',
    account,
    'staffMember { id user { id } }',
  );
  await telling.app.work();
  await telling.run('admin', 'rejectStaffMember', { staffMemberId: staffMember.id });
  await telling.app.work();
  return staffMember.user.id;
}

/** A third account, by invitation. */
async function acceptInvitation(telling: Telling): Promise<string> {
  const { invitedEmail: email, name } = person;
  const roleIds = [builtInRoleId('STAFF')];
  await telling.run('admin', 'inviteStaffMember', { email, name, roleIds });
  const token = await mailedToken(telling.app, email, 'staff.invitation');
  const accepted = { token, password: testPassword };
  return (await telling.run('visitor', 'acceptInvitation', accepted, 'user { id }')).user.id;
}

/** So often that there is an alert about the account, and one about the network address. */
async function failToSignIn(telling: Telling): Promise<void> {
  for (let count = 0; count < 31; count++) await telling.signIn('a wrong password');
}

/** Mails to them and about them that do not go: some are given up, some wait for another attempt. */
async function failToMail(telling: Telling): Promise<void> {
  const { app } = telling;
  const { mailer } = app.app.services;
  const { send } = mailer;
  mailer.send = ({ to }) => Promise.reject(new Error(`550 <${to.email}>: no such mailbox`));
  const forget = { email: person.email };
  try {
    await telling.run('guest', 'requestPasswordReset', forget);
    const another = { email: 'second@quarkstein-apply.example', name: person.name, password: testPassword };
    const registered = await telling.run('guest', 'registerStaff', another, 'staffMember { user { id } }');
    for (let hour = 0; hour < 12; hour++) {
      await app.work();
      app.clock.advance(dayMs / 24);
    }
    await telling.run('guest', 'requestPasswordReset', forget);
    await app.work();
    // Those who were to approve them keep their mails, which name the second applicant.
    const input = { userId: registered.staffMember.user.id, anonymize: true };
    expect((await app.mutate('deleteUser', input, 'deletedUserId', 'admin')).userErrors).toEqual([]);
    await app.work();
  } finally {
    mailer.send = send;
  }
}

/** A job that an earlier version queued, and that failed for good. */
async function leaveJobOfEarlierVersion(app: TestApp): Promise<void> {
  const name = 'accounts.send-password-reset';
  await inTransaction(app.context(), async ctx => queueJob(ctx, name, { email: person.email }));
  await app.app.database.run(sql`update job set status = 'DEAD' where name = ${name}`);
}
