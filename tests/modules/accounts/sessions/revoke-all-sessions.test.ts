import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { auditOf } from '../../../kit/audit-log.ts';
import { mutate, sendMutation, whoIs } from '../../../kit/sessions.ts';

const app = useApp();

const revokeAll = (headers: Record<string, string>, keepCurrent: boolean) =>
  mutate(app(), headers, 'revokeAllSessions', { keepCurrent }, 'endedCount');

describe('revokeAllSessions', () => {
  it('signs you out everywhere, or everywhere else, and nobody but you', async () => {
    const here = await app().actors.make();
    const there = await app().actors.signIn(here.userId);
    const other = await app().actors.make();
    expect(await revokeAll(here.headers, true)).toEqual({ endedCount: 1, userErrors: [] });
    expect(await whoIs(app(), there.accessToken)).toBe('UNAUTHENTICATED');
    expect(await whoIs(app(), here.accessToken)).toBe(here.userId);
    expect((await revokeAll(here.headers, false)).endedCount).toBe(1);
    expect(await whoIs(app(), here.accessToken)).toBe('UNAUTHENTICATED');
    expect(await whoIs(app(), other.accessToken)).toBe(other.userId);
    expect(await auditOf(app(), here.userId)).toMatchObject([
      { action: 'session.all-revoked', actor: { id: here.userId }, facts: { endedCount: 1 } },
      { action: 'session.all-revoked', actor: { id: here.userId }, facts: { endedCount: 1 } },
    ]);
  });

  it('ends the current session too when the input is absent', async () => {
    const { headers, accessToken } = await app().actors.make();
    const { data } = await app().sendWith(headers, 'mutation { revokeAllSessions { endedCount } }');
    expect(data.revokeAllSessions.endedCount).toBe(1);
    expect(await whoIs(app(), accessToken)).toBe('UNAUTHENTICATED');
  });

  it('refuses a switch that is neither true nor false', async () => {
    const { headers, accessToken, userId } = await app().actors.make();
    const { errors } = await sendMutation(
      app(),
      headers,
      'revokeAllSessions',
      { keepCurrent: 'perhaps' },
      'endedCount',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(await whoIs(app(), accessToken)).toBe(userId);
  });

  it('is not for guests', async () => {
    const { errors } = await app().send('guest', 'mutation { revokeAllSessions { endedCount } }');
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
