import { expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { makeMember } from '../../../kit/factories/role.ts';
import { type Attempt, actionsOf, outcomes } from '../../../kit/next-actions.ts';
import { sessionIdOf } from '../../../kit/sessions.ts';

const app = useApp();

const attempts: Record<string, (made: { id: string }) => Omit<Attempt, 'action'>> = {
  REVOKE: ({ id: sessionId }) => ({ mutation: 'revokeSession', input: { sessionId } }),
};

/** A session of somebody, which may have ended. */
async function sessionOf(userId: string, isEnded = false): Promise<{ id: string }> {
  const { refreshToken } = await app().actors.signIn(userId);
  const id = await sessionIdOf(app(), refreshToken);
  if (isEnded) await app().sql("update session set revoked_at = '2026-03-01 00:00:00' where id = ?", [id]);
  return { id };
}

it('one may end one’s own sessions, as long as they last', async () => {
  const { userId, headers } = await app().actors.make();
  const who = as(app(), { headers });
  const read = ({ id }: { id: string }) => actionsOf(who, 'Session', id);
  expect(await outcomes(who, () => sessionOf(userId), read, attempts)).toEqual({ REVOKE: 'allowed' });
});

it.each([
  ['a customer', [] as const, 'allowed'],
  ['an administrator', ['ADMIN'] as const, 'refused'],
])('of %s it is for whoever manages accounts', async (_whose, roles, outcome) => {
  const { userId } = await app().actors.make({ roles: [...roles] });
  const manager = as(app(), await makeMember(app(), ['USERS_VIEW', 'USERS_MANAGE']));
  const onlooker = as(app(), await makeMember(app(), ['USERS_VIEW']));
  const stranger = as(app(), await app().actors.make());
  for (const [who, expected] of [
    [manager, outcome],
    [onlooker, 'hidden'],
    [stranger, 'hidden'],
  ] as const) {
    const read = ({ id }: { id: string }) => actionsOf(who, 'Session', id);
    expect(await outcomes(who, () => sessionOf(userId), read, attempts)).toEqual({ REVOKE: expected });
  }
});
