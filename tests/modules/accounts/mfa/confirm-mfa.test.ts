import { describe, expect, it } from 'vitest';
import { sql } from '../../../../src/platform/database/sql.ts';
import { useApp } from '../../../kit/app.ts';
import { actionsOn } from '../../../kit/audit-log.ts';
import { enroll, totpCode } from '../../../kit/authenticator.ts';
import { templatesTo } from '../../../kit/mails-to.ts';
import { mutate, sendMutation, whoIs } from '../../../kit/sessions.ts';
import { confirmMfa, isMfaEnabled } from './support.ts';

const app = useApp();

const begin = (headers: Record<string, string>) => mutate(app(), headers, 'enrollMfa', null, 'secret');

describe('confirmMfa', () => {
  it('enables the factor, ends the other sessions, notifies the owner, and shows ten recovery codes', async () => {
    const here = await app().actors.make();
    const there = await app().actors.signIn(here.userId);
    const { recoveryCodes } = await enroll(app(), here.headers);
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(await whoIs(app(), here.accessToken)).toBe(here.userId);
    expect(await whoIs(app(), there.accessToken)).toBe('UNAUTHENTICATED');
    expect(await isMfaEnabled(app(), here.userId)).toBe(true);
    expect(await templatesTo(app(), here.email)).toEqual(['accounts.mfa-changed']);
    expect(await actionsOn(app(), here.userId)).toEqual(['user.mfa-enabled']);
    const rows = JSON.stringify(await app().app.database.run(sql`select * from recovery_code`));
    for (const code of recoveryCodes) expect(rows).not.toContain(code);
  });

  it('needs an enrollment first, and a correct code', async () => {
    const { headers, userId } = await app().actors.make();
    expect((await confirmMfa(app(), headers, '123456')).userErrors).toMatchObject([
      { code: 'MFA_NOT_ENABLED' },
    ]);
    await begin(headers);
    for (const code of ['wrong', '000 000 000', '１２３４５６'])
      expect((await confirmMfa(app(), headers, code)).userErrors).toMatchObject([
        { code: 'INVALID_CODE', path: ['code'] },
      ]);
    expect(await isMfaEnabled(app(), userId)).toBe(false);
  });

  it('is done once by several requests at once, with one set of recovery codes', async () => {
    const { headers, userId } = await app().actors.make();
    const { secret } = await begin(headers);
    const code = totpCode(app(), secret);
    const answers = await Promise.all([1, 2, 3].map(() => confirmMfa(app(), headers, code)));
    expect(answers.filter(answer => answer.recoveryCodes)).toHaveLength(1);
    const [row] = await app().app.database.run<{ total: number }>(
      sql`select count(*) as total from recovery_code where user_id = ${userId}`,
    );
    expect(Number(row!.total)).toBe(10);
  });

  it('is not for guests', async () => {
    const { errors } = await sendMutation(app(), {}, 'confirmMfa', { code: '1' }, 'recoveryCodes');
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
