import { expect, it } from 'vitest';
import { sql } from '../../../../src/platform/database/sql.ts';
import { testPassword } from '../../../kit/actors.ts';
import { useApp } from '../../../kit/app.ts';
import { enroll, nextCode } from '../../../kit/authenticator.ts';
import { mailedToken } from '../../../kit/mails-to.ts';
import { mutate, refresh, registerAndVerify, sendMutation, signIn } from '../../../kit/sessions.ts';

const app = useApp({ logLevel: 'debug' });

it('keeps passwords, tokens, and codes out of the audit log, the log, the list of mails, and the database', async () => {
  const email = 'secretive@example.com';
  const secrets = [testPassword, 'five words that are new'];
  const { userId, headers, accessToken, refreshToken } = await registerAndVerify(app(), email);
  secrets.push(accessToken, refreshToken);
  const { session } = await refresh(app(), refreshToken);
  secrets.push(session.accessToken, session.refreshToken);
  const { secret, recoveryCodes } = await enroll(app(), headers);
  secrets.push(secret, ...recoveryCodes);
  const challenged = await signIn(app(), email);
  secrets.push(challenged.mfaChallenge.token);
  const input = { token: challenged.mfaChallenge.token, code: nextCode(app(), secret) };
  const completed = await mutate(
    app(),
    {},
    'completeMfaChallenge',
    input,
    'session { accessToken refreshToken }',
  );
  secrets.push(completed.session.accessToken, completed.session.refreshToken);
  await mutate(app(), {}, 'requestPasswordReset', { email }, 'accepted');
  const token = await mailedToken(app(), email, 'accounts.reset-password');
  secrets.push(token);
  await sendMutation(app(), {}, 'resetPassword', { token, newPassword: 'short' }, 'user { id }');
  const reset = await mutate(app(), {}, 'resetPassword', { token, newPassword: secrets[1] }, 'user { id }');
  expect(reset.userErrors).toEqual([]);
  await signIn(app(), email, 'a wrong password, kept');
  secrets.push('a wrong password, kept');
  const [row] = await app().app.database.run<{ hash: string; sealed: string }>(
    sql`select password_hash as hash, totp_secret as sealed from user where id = ${userId}`,
  );
  const stored = [row!.hash, row!.sealed];
  await app().work();

  const { auditLog, emails } = await app().ask(
    'manager',
    `{ auditLog(first: 100) { nodes { action changes facts targetId userAgent ip requestId } }
       emails(first: 100) { nodes { to toName template subject lastError status } } }`,
  );
  expect(auditLog.nodes.map((entry: { action: string }) => entry.action)).toContain('user.password-reset');
  expect(emails.nodes.length).toBeGreaterThan(3);
  expect(app().logLines.length).toBeGreaterThan(0);
  const shown = [JSON.stringify(auditLog), JSON.stringify(emails), app().logLines.join('')];
  for (const text of shown) for (const hidden of [...secrets, ...stored]) expect(text).not.toContain(hidden);

  const tables = ['user', 'session', 'refresh_token', 'user_token', 'recovery_code', 'email_message', 'job'];
  for (const table of [...tables, 'audit_entry', 'security_alert']) {
    const rows = JSON.stringify(await app().sql(`select * from ${table}`));
    for (const hidden of secrets) expect(rows, table).not.toContain(hidden);
  }

  const changes = auditLog.nodes
    .filter((entry: { targetId: string }) => entry.targetId === userId)
    .flatMap((entry: { changes: object | null }) => Object.entries(entry.changes ?? {}))
    .filter(([name]: [string]) => ['passwordHash', 'totpSecret', 'totpLastStep'].includes(name));
  expect(changes.length).toBeGreaterThan(0);
  for (const [, change] of changes) expect(change).toEqual({ changed: true });
});
