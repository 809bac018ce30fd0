import { describe, expect, it } from 'vitest';
import { sql } from '../../../../src/platform/database/sql.ts';
import { useApp } from '../../../kit/app.ts';
import { enroll, nextCode, totpCode } from '../../../kit/authenticator.ts';
import { mutate, sendMutation, signIn } from '../../../kit/sessions.ts';
import { confirmMfa, isMfaEnabled } from './support.ts';

const app = useApp();

const begin = (headers: Record<string, string>) =>
  mutate(app(), headers, 'enrollMfa', null, 'secret otpauthUrl qrCodeSvg');

describe('enrollMfa', () => {
  it('gives an authenticator what it needs, and changes nothing about signing in', async () => {
    const { headers, email, userId } = await app().actors.make();
    const { secret, otpauthUrl, qrCodeSvg } = await begin(headers);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(decodeURIComponent(otpauthUrl)).toContain(`otpauth://totp/Tradepost:${email}?`);
    expect(new URL(otpauthUrl).searchParams.get('secret')).toBe(secret);
    expect(qrCodeSvg).toMatch(/^<svg/);
    expect(await isMfaEnabled(app(), userId)).toBe(false);
    expect((await signIn(app(), email)).session).not.toBeNull();
  });

  it('can be started again, and then only the new secret counts', async () => {
    const { headers, userId } = await app().actors.make();
    const first = (await begin(headers)).secret;
    const second = (await begin(headers)).secret;
    expect(second).not.toBe(first);
    expect((await confirmMfa(app(), headers, totpCode(app(), first))).userErrors).toMatchObject([
      { code: 'INVALID_CODE', path: ['code'] },
    ]);
    expect((await confirmMfa(app(), headers, totpCode(app(), second))).userErrors).toEqual([]);
    expect(await isMfaEnabled(app(), userId)).toBe(true);
  });

  it('cannot replace a factor that is enabled', async () => {
    const { headers, email } = await app().actors.make();
    const { secret } = await enroll(app(), headers);
    expect(await begin(headers)).toMatchObject({
      secret: null,
      userErrors: [{ code: 'MFA_ALREADY_ENABLED' }],
    });
    expect((await confirmMfa(app(), headers, nextCode(app(), secret))).userErrors).toMatchObject([
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

  it('is not for guests', async () => {
    const { errors } = await sendMutation(app(), {}, 'enrollMfa', null, 'secret');
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
