import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { actionsOn } from '../../../kit/audit-log.ts';
import { mutate, refresh, sessionIdOf, whoIs } from '../../../kit/sessions.ts';

const app = useApp();

describe('signOut', () => {
  it('ends the session that it came with and no other', async () => {
    const here = await app().actors.make();
    const there = await app().actors.signIn(here.userId);
    expect((await mutate(app(), here.headers, 'signOut', null, 'endedSessionId')).endedSessionId).toBe(
      await sessionIdOf(app(), here.refreshToken),
    );
    expect(await whoIs(app(), here.accessToken)).toBe('UNAUTHENTICATED');
    expect(await whoIs(app(), there.accessToken)).toBe(here.userId);
    expect(await actionsOn(app(), here.userId)).toEqual(['session.signed-out']);
  });

  it('leaves no way back into the session', async () => {
    const { headers, refreshToken } = await app().actors.make();
    await mutate(app(), headers, 'signOut', null, 'endedSessionId');
    expect((await refresh(app(), refreshToken)).userErrors).toMatchObject([{ code: 'TOKEN_INVALID' }]);
    const { errors } = await app().sendWith(headers, 'mutation { signOut { endedSessionId } }');
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('is not for guests', async () => {
    const { errors } = await app().send('guest', 'mutation { signOut { endedSessionId } }');
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
