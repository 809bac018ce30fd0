import { expect, it } from 'vitest';
import { testPassword } from '../../../kit/actors.ts';
import { useApp } from '../../../kit/app.ts';
import { mailsTo } from '../../../kit/mails-to.ts';
import { mutate } from '../../../kit/sessions.ts';

const app = useApp();

it('of several accounts that confirm the same new address at the same moment, one gets it', async () => {
  const newEmail = 'wanted@example.com';
  const people = await Promise.all([1, 2, 3].map(() => app().actors.make()));
  for (const { headers } of people)
    await mutate(app(), headers, 'requestEmailChange', { newEmail, password: testPassword }, 'user { id }');
  const mails = await mailsTo(app(), newEmail, 'accounts.confirm-email-change');
  const tokens = mails.map(({ text }) => /[?]token=([\w-]{43})$/m.exec(text)![1]!);
  expect(tokens).toHaveLength(3);
  const payloads = await Promise.all(
    tokens.map(token => mutate(app(), {}, 'confirmEmailChange', { token }, 'user { id }')),
  );
  const codes = payloads.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code));
  expect(codes).toEqual(['EMAIL_TAKEN', 'EMAIL_TAKEN']);
  const [row] = await app().sql<{ total: number }>(
    'select count(*) as total from user where verified_email_key = ?',
    [newEmail],
  );
  expect(Number(row!.total)).toBe(1);
});
