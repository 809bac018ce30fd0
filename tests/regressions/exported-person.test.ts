import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';
import { type Place, placesWith } from '../kit/places-with.ts';
import { fileOf } from '../modules/exports/support.ts';
import { leaveTraces, person, type Story, traces } from './erased-person.story.ts';

// Whatever the erasure of a person takes away is in the file of their data as well: both are held to the same story.

const app = useApp({ logLevel: 'silent' });

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the file
type Data = any;
let files: Data[];
let texts: string[];
let before: Place[];
let story: Story;

/** Where a person stands, and what is not for them. */
const notForThem = [
  // Entries about others that name the person, and texts of the staff for each other; their own are tested below.
  'audit_entry.changes',
  // Upkeep: seconds old, or dead for somebody to look at.
  'job.payload',
  'job.last_error',
  // Why a mail server refused a mail repeats the address.
  'email_message.last_error',
  // Mails before they are sent hold tokens.
  'email_message.sealed_body',
  // The files of their exports, and of others'.
  'export_chunk.content',
  // Files of the store that name them, and what is copied from those.
  'upload_chunk.content',
  'import_problem.value',
  'import_run.preview',
  // What others searched for.
  'export_file.filter',
  // The same address, for comparing.
  'user.email_key',
  'user.verified_email_key',
  'user_token.email_key',
  // The words of their name, code, and address, to find them by.
  'search_entry.sort_key',
  'search_entry.code_key',
  'search_entry.title_key',
  'search_entry.body_key',
  'search_posting.sort_key',
  'search_posting.word_key',
  // Where others tried to get in from.
  'security_alert.message',
  'security_alert.subject',
];

function* textsIn(value: Data): Generator<string> {
  if (typeof value === 'string') yield value;
  if (typeof value !== 'object' || value === null) return;
  yield JSON.stringify(value);
  for (const part of Object.values(value)) yield* textsIn(part);
}

async function myData(userId: string): Promise<Data> {
  const actor = await app().actors.signIn(userId);
  return JSON.parse((await fileOf(app(), actor, { report: 'MY_DATA', format: 'JSON' })).toString('utf8'));
}

beforeAll(async () => {
  story = await leaveTraces(app());
  before = await placesWith(app(), traces);
  const { userId, applicantId, invitedId } = story;
  files = [];
  for (const id of [userId, applicantId, invitedId]) files.push(await myData(id));
  texts = files.flatMap(file => [...textsIn(file)]);
}, 120_000);

describe('MY_DATA', () => {
  it('has everything that an erasure would take away', async () => {
    const wanted = before.filter(({ column }) => !notForThem.includes(column));
    expect(wanted.length).toBeGreaterThan(100);
    const missing: Place[] = [];
    for (const place of wanted) if (!texts.some(text => text.includes(place.text))) missing.push(place);
    expect(await withoutMailsToOthers(missing)).toEqual([]);
  });

  it('has what changed in their account and their records', () => {
    const [{ auditLog }] = files;
    const changed = auditLog.find(({ action }: Data) => action === 'user.email-changed');
    expect(changed).toMatchObject({
      byYou: true,
      changes: { email: { before: person.firstEmail, after: person.email } },
      ip: person.ip,
      userAgent: person.agent,
    });
    const byStaff = auditLog.filter(({ byYou, targetType }: Data) => !byYou && targetType === 'Customer');
    expect(byStaff[0]).toMatchObject({ changes: { email: { after: person.officeEmail } } });
    for (const entry of byStaff) expect(entry).not.toHaveProperty('ip');
  });

  it('has the signed contracts and the money', () => {
    const [{ rentals, orders }] = files;
    const signed = rentals.filter(({ contract }: Data) => contract.signedAt !== null);
    expect(signed.map(({ id }: Data) => id).toSorted()).toEqual([...story.signedRentalIds].toSorted());
    expect(signed[0].contract).toMatchObject({
      signerName: person.name,
      signature: person.name,
      ip: person.ip,
    });
    const payments = orders.flatMap((order: Data) => order.payments);
    expect(payments.map(({ amount }: Data) => amount).every((text: string) => /^\d+\.\d\d$/.test(text))).toBe(
      true,
    );
    expect(payments.flatMap(({ refunds }: Data) => refunds).length).toBeGreaterThan(0);
  });

  it('has no secret, by name or by value', async () => {
    const names =
      /"(passwordHash|totpSecret|tokenHash|sealedBody|clientSecret|runToken|inputHash|networkKey)":"/;
    for (const file of files) expect(JSON.stringify(file)).not.toMatch(names);
    const secrets = await app().sql<{ secret: string | null }>(
      `select password_hash as secret from user union select totp_secret from user union select token_hash from user_token
       union select token_hash from refresh_token union select client_secret from payment`,
    );
    const known = secrets.flatMap(({ secret }) => (secret === null ? [] : [secret]));
    expect(known.length).toBeGreaterThan(20);
    const all = texts.join('\n');
    for (const secret of known) expect(all).not.toContain(secret);
  });
});

/** Those who decide about applicants get mails that name them; whose mails those are, the file does not tell. */
async function withoutMailsToOthers(places: readonly Place[]): Promise<Place[]> {
  const ids = [story.userId, story.applicantId, story.invitedId];
  const rows = await app().sql<{ id: string; recipient: string | null }>(
    'select id, recipient_id as recipient from email_message',
  );
  const staffIds = await app().sql<{ id: string }>(
    `select id from staff_member where user_id in (${ids.map(() => '?').join(', ')})`,
    ids,
  );
  const own = new Set([...ids, story.customerId, ...staffIds.map(({ id }) => id)]);
  const others = new Set(
    rows.filter(({ recipient }) => recipient && !own.has(recipient)).map(({ id }) => id),
  );
  return places.filter(({ column, id }) => !(column.startsWith('email_message.') && others.has(id)));
}
