import { describe, expect, it } from 'vitest';
import { sql } from '../../../../src/platform/database/sql.ts';
import { useApp } from '../../../kit/app.ts';
import {
  actionsOn,
  codeOf,
  enroll,
  mutate,
  nextCode,
  sendMutation,
  signIn,
  templatesTo,
  whoIs,
} from '../sessions/support.ts';

const app = useApp();

const begin = (headers: Record<string, string>) =>
  mutate(app(), headers, 'enrollMfa', null, 'secret otpauthUrl qrCodeSvg');
const confirm = (headers: Record<string, string>, code: string) =>
  mutate(app(), headers, 'confirmMfa', { code }, 'recoveryCodes');
const isEnabled = async (userId: string) =>
  (await app().ask('manager', `{ user(id: "${userId}") { mfaEnabled } }`)).user.mfaEnabled;

describe('enrollMfa', () => {
  it('gives an authenticator what it needs, and changes nothing about signing in', async () => {
    const { headers, email, userId } = await app().actors.make();
    const { secret, otpauthUrl, qrCodeSvg } = await begin(headers);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(decodeURIComponent(otpauthUrl)).toContain(`otpauth://totp/Tradepost:${email}?`);
    expect(new URL(otpauthUrl).searchParams.get('secret')).toBe(secret);
    expect(qrCodeSvg).toMatch(/^<svg/);
    expect(await isEnabled(userId)).toBe(false);
    expect((await signIn(app(), email)).session).not.toBeNull();
  });

  it('can be begun anew, and then only the new secret counts', async () => {
    const { headers, userId } = await app().actors.make();
    const first = (await begin(headers)).secret;
    const second = (await begin(headers)).secret;
    expect(second).not.toBe(first);
    expect((await confirm(headers, codeOf(app(), first))).userErrors).toMatchObject([
      { code: 'INVALID_CODE', path: ['code'] },
    ]);
    expect((await confirm(headers, codeOf(app(), second))).userErrors).toEqual([]);
    expect(await isEnabled(userId)).toBe(true);
  });

  it('cannot replace a factor that is enabled', async () => {
    const { headers, email } = await app().actors.make();
    const { secret } = await enroll(app(), headers);
    expect(await begin(headers)).toMatchObject({
      secret: null,
      userErrors: [{ code: 'MFA_ALREADY_ENABLED' }],
    });
    expect((await confirm(headers, nextCode(app(), secret))).userErrors).toMatchObject([
      { code: 'MFA_ALREADY_ENABLED' },
    ]);
    expect((await signIn(app(), email)).session).toBeNull();
  });

  it('keeps the secret sealed for its owner', async () => {
    const { headers, userId } = await app().actors.make();
    const other = await app().actors.make();
    const { secret } = await begin(headers);
    const [row] = await app().app.database.run<{ sealed: string }>(
      sql`select totp_secret as sealed from user where id = ${userId}`,
    );
    expect(row!.sealed).not.toContain(secret);
    const { keys } = app().app.services;
    expect(await keys.open('totp-secret', userId, row!.sealed)).toBe(secret);
    await expect(keys.open('totp-secret', other.userId, row!.sealed)).rejects.toThrow();
  });

  it.each(['enrollMfa', 'confirmMfa', 'disableMfa'])('is not for guests: %s', async name => {
    const inputs = { enrollMfa: null, confirmMfa: { code: '1' }, disableMfa: { password: 'x', code: '1' } };
    const fields = { enrollMfa: 'secret', confirmMfa: 'recoveryCodes', disableMfa: 'user { id }' };
    const key = name as keyof typeof inputs;
    const { errors } = await sendMutation(app(), {}, name, inputs[key], fields[key]);
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('confirmMfa', () => {
  it('enables the factor, ends the other sessions, tells the owner, and shows ten recovery codes', async () => {
    const here = await app().actors.make();
    const there = await app().actors.signIn(here.userId);
    const { recoveryCodes } = await enroll(app(), here.headers);
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(await whoIs(app(), here.accessToken)).toBe(here.userId);
    expect(await whoIs(app(), there.accessToken)).toBe('UNAUTHENTICATED');
    expect(await isEnabled(here.userId)).toBe(true);
    expect(await templatesTo(app(), here.email)).toEqual(['accounts.mfa-changed']);
    expect(await actionsOn(app(), here.userId)).toEqual(['user.mfa-enabled']);
    const rows = JSON.stringify(await app().app.database.run(sql`select * from recovery_code`));
    for (const code of recoveryCodes) expect(rows).not.toContain(code);
  });

  it('wants an enrolment first, and a code that is right', async () => {
    const { headers, userId } = await app().actors.make();
    expect((await confirm(headers, '123456')).userErrors).toMatchObject([{ code: 'MFA_NOT_ENABLED' }]);
    await begin(headers);
    for (const code of ['wrong', '000 000 000', '１２３４５６'])
      expect((await confirm(headers, code)).userErrors).toMatchObject([
        { code: 'INVALID_CODE', path: ['code'] },
      ]);
    expect(await isEnabled(userId)).toBe(false);
  });

  it('is done once by several requests at once, with one set of recovery codes', async () => {
    const { headers, userId } = await app().actors.make();
    const { secret } = await begin(headers);
    const code = codeOf(app(), secret);
    const answers = await Promise.all([1, 2, 3].map(() => confirm(headers, code)));
    expect(answers.filter(answer => answer.recoveryCodes)).toHaveLength(1);
    const [row] = await app().app.database.run<{ total: number }>(
      sql`select count(*) as total from recovery_code where user_id = ${userId}`,
    );
    expect(Number(row!.total)).toBe(10);
  });
});
