import { expect, it } from 'vitest';
import { raiseAlert } from '../../src/modules/audit/alerts/raise-alert.ts';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import { useApp } from '../kit/app.ts';
import { familySize, refresh, whoIs } from '../kit/sessions.ts';

const app = useApp();

const day = 24 * 60 * 60 * 1_000;

// Neither table had a retention: a session in use added 96 refresh tokens a day, and alerts were kept forever.

it('keeps used refresh tokens for 30 days, and recognizes a stolen copy for as long', async () => {
  const { refreshToken } = await app().actors.make();
  const tokens: string[] = [refreshToken];
  for (let n = 0; n < 40; n++) {
    app().clock.advance(day);
    const { session, userErrors } = await refresh(app(), tokens.at(-1)!);
    expect(userErrors).toEqual([]);
    tokens.push(session.refreshToken);
  }
  expect(await familySize(app(), tokens.at(-1)!)).toBe(41);
  await app().work();
  // The current one, and those that were used today and on the 29 days before.
  expect(await familySize(app(), tokens.at(-1)!)).toBe(31);

  const { session } = await refresh(app(), tokens.at(-1)!);
  const code = async (token: string) => (await refresh(app(), token)).userErrors[0]?.code;
  expect(await code(tokens[8]!)).toBe('TOKEN_INVALID');
  expect(await whoIs(app(), session.accessToken)).not.toBe('UNAUTHENTICATED');
  expect(await code(tokens[12]!)).toBe('REFRESH_TOKEN_REUSED');
  expect(await whoIs(app(), session.accessToken)).toBe('UNAUTHENTICATED');
});

it('deletes security alerts after a year', async () => {
  const raise = (subject: string) =>
    inTransaction(app().context(), ctx => raiseAlert(ctx, { kind: 'NEW_ADMIN', subject, message: 'New.' }));
  const subjects = async () => {
    const { securityAlerts } = await app().ask(
      'manager',
      '{ securityAlerts(filter: { kind: NEW_ADMIN }) { nodes { subject } } }',
    );
    return securityAlerts.nodes.map((alert: { subject: string }) => alert.subject);
  };
  await raise('old');
  app().clock.advance(2 * day);
  await raise('young');
  app().clock.advance(362 * day);
  await app().work();
  expect(await subjects()).toEqual(['young', 'old']);
  app().clock.advance(2 * day);
  await app().work();
  expect(await subjects()).toEqual(['young']);
});
