import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { actionsOn } from '../../../kit/audit-log.ts';
import { mutate, sessionIdOf, whoIs } from '../../../kit/sessions.ts';

const app = useApp();

const revoke = (headers: Record<string, string>, sessionId: string) =>
  mutate(app(), headers, 'revokeSession', { sessionId }, 'endedSessionId');

describe('revokeSession', () => {
  it('ends one of your sessions and leaves the others', async () => {
    const here = await app().actors.make();
    const there = await app().actors.signIn(here.userId);
    const sessionId = await sessionIdOf(app(), there.refreshToken);
    expect(await revoke(here.headers, sessionId)).toEqual({ endedSessionId: sessionId, userErrors: [] });
    expect(await whoIs(app(), there.accessToken)).toBe('UNAUTHENTICATED');
    expect(await whoIs(app(), here.accessToken)).toBe(here.userId);
    expect(await actionsOn(app(), here.userId)).toEqual(['session.revoked']);
    expect((await revoke(here.headers, sessionId)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('answers for the session of another as for one that does not exist', async () => {
    const [anna, bea] = [await app().actors.make(), await app().actors.make({ roles: ['MANAGER'] })];
    const foreign = await sessionIdOf(app(), anna.refreshToken);
    const unknown = 'session_01h455vb4pex5vsknk084sn02q';
    const answers = await Promise.all([foreign, unknown].map(id => revoke(bea.headers, id)));
    expect(answers[0].userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['sessionId'] }]);
    expect(JSON.stringify(answers[0]).replaceAll(foreign, unknown)).toBe(JSON.stringify(answers[1]));
    expect(await whoIs(app(), anna.accessToken)).toBe(anna.userId);
  });

  it('ends the session of anybody for a holder of USERS_MANAGE', async () => {
    const anna = await app().actors.make();
    const sessionId = await sessionIdOf(app(), anna.refreshToken);
    const { headers } = await app().actors.find('admin');
    expect((await revoke(headers, sessionId)).endedSessionId).toBe(sessionId);
    expect(await whoIs(app(), anna.accessToken)).toBe('UNAUTHENTICATED');
  });

  it('refuses the id of something else', async () => {
    const { headers, userId } = await app().actors.make();
    expect((await revoke(headers, userId)).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['sessionId'] },
    ]);
  });

  it('is not for guests', async () => {
    const { errors } = await app().send(
      'guest',
      'mutation { revokeSession(input: { sessionId: "session_01h455vb4pex5vsknk084sn02q" }) { endedSessionId } }',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
