import { expect, it, vi } from 'vitest';
import { sql } from '../../../src/platform/database/sql.ts';
import { Keys } from '../../../src/platform/lib/keys.ts';
import { newId } from '../../../src/platform/lib/typed-id.ts';
import { EmailMessage } from '../../../src/platform/mail/email-message.entity.ts';
import { sealedMails } from '../../../src/platform/mail/sealed-mails.ts';
import { type Resealed, reseal } from '../../../src/platform/sealing/reseal.ts';
import { unopenedSecrets } from '../../../src/platform/sealing/unopened-secrets.ts';
import { usePlatform } from '../../kit/platform.ts';
import { statementsDuring } from '../../kit/statements.ts';

const [oldSecret, newSecret, lostSecret] = [
  'the old secret of these tests, long enough',
  'the new secret of these tests, long enough',
  'a lost secret of these tests, long enough',
];
const platform = usePlatform({}, { authSecrets: [oldSecret] });

/** A request at a process on the same database, with these secrets. */
const processWith = (...secrets: string[]) =>
  platform().context(platform().services.copy({ keys: new Keys(secrets) }));
const { purpose } = sealedMails;

/** Puts waiting mails into an empty table, sealed with one secret. Returns their ids. */
async function makeMails(count: number, secret: string, status = 'QUEUED'): Promise<string[]> {
  const keys = new Keys([secret]);
  const ids: string[] = [];
  for (let number = 0; number < count; number++) {
    const id = newId(EmailMessage.idPrefix);
    const now = platform().clock.now();
    const sealed = await keys.seal(purpose, id, `content ${number}`);
    await platform().database.run(
      sql`insert into email_message (id, created_at, updated_at, version, to_address, template, subject, status, attempts, sealed_body)
        values (${id}, ${now}, ${now}, 1, 'a@example.com', 'test', 'Test', ${status}, 0, ${sealed})`,
    );
    ids.push(id);
  }
  return ids;
}

const emptyTable = () => platform().sql('delete from email_message');
const sealedOf = async (id: string) => {
  const [row] = await platform().sql<{ sealed: string }>(
    'select sealed_body as sealed from email_message where id = ?',
    [id],
  );
  return row!.sealed;
};
const ofMails = (results: Resealed[]) => results.find(({ column }) => column === sealedMails)!;

it('seals again what an older secret sealed, over several batches, and a second run has nothing to do', async () => {
  await emptyTable();
  const ids = await makeMails(250, oldSecret);
  const rotated = processWith(newSecret, oldSecret);
  const seen: number[] = [];
  const first = await reseal(rotated, { showProgress: rows => seen.push(rows) });
  expect(ofMails(first)).toMatchObject({ read: 250, resealed: 250, changed: 0, unopened: 0 });
  expect(seen).toEqual(expect.arrayContaining([100, 200, 250]));
  const onlyNew = new Keys([newSecret]);
  for (const [number, id] of ids.entries())
    expect(await onlyNew.open(purpose, id, await sealedOf(id))).toBe(`content ${number}`);
  expect(ofMails(await reseal(rotated))).toMatchObject({ read: 250, resealed: 0 });
});

it('leaves what no secret opens as it is, names it, and goes on with the others', async () => {
  await emptyTable();
  const [lost] = await makeMails(1, lostSecret);
  const [kept] = await makeMails(1, oldSecret);
  const before = await sealedOf(lost!);
  const rotated = processWith(newSecret, oldSecret);
  expect(ofMails(await reseal(rotated))).toMatchObject({
    read: 2,
    resealed: 1,
    unopened: 1,
    unopenedIds: [lost],
  });
  expect(await sealedOf(lost!)).toBe(before);
  expect(await new Keys([newSecret]).open(purpose, kept!, await sealedOf(kept!))).toBe('content 0');
});

it('does not overwrite what somebody else changed between reading and writing', async () => {
  await emptyTable();
  const [id] = await makeMails(1, oldSecret);
  const rotated = processWith(newSecret, oldSecret);
  const theirs = await new Keys([newSecret]).seal(purpose, id!, 'their content');
  const { database } = platform();
  const change = database.changeWithin.bind(database);
  const spy = vi.spyOn(database, 'changeWithin').mockImplementationOnce(async (em, statement) => {
    await change(em, {
      text: 'update email_message set sealed_body = ? where id = ?',
      values: [theirs, id],
    });
    return change(em, statement);
  });
  const result = ofMails(await reseal(rotated).finally(() => spy.mockRestore()));
  expect(result).toMatchObject({ read: 1, resealed: 0, changed: 1 });
  expect(await sealedOf(id!)).toBe(theirs);
});

it('says at a start what cannot be opened, by a few statements that read a few rows', async () => {
  await emptyTable();
  await makeMails(30, oldSecret);
  expect(await unopenedSecrets(platform().context())).toEqual([]);
  const rotated = processWith(newSecret, oldSecret);
  expect(await unopenedSecrets(rotated)).toEqual([]);

  const without = processWith(newSecret);
  const statements = await statementsDuring(platform(), async () => {
    expect(await unopenedSecrets(without)).toEqual([
      expect.stringMatching(
        /^No secret in AUTH_SECRETS opens 10 of 10 waiting or failed mails that were looked at\./,
      ),
    ]);
  });
  expect(statements.length).toBeLessThanOrEqual(6);
  for (const statement of statements) expect(statement).toMatch(/limit 5$/);
});

it('finds what was lost among mails that failed as well', async () => {
  await emptyTable();
  await makeMails(1, lostSecret, 'FAILED');
  expect(await unopenedSecrets(platform().context())).toHaveLength(1);
});
