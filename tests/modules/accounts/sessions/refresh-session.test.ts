import { describe, expect, it } from 'vitest';
import { sql } from '../../../../src/platform/database/sql.ts';
import { useApp } from '../../../kit/app.ts';
import { auditOf } from '../../../kit/audit-log.ts';
import { familySize, refresh, sessionIdOf, whoIs } from '../../../kit/sessions.ts';
import { alertsAbout } from './support.ts';

const app = useApp();

const second = 1_000;
const day = 24 * 60 * 60 * second;

describe('refreshSession', () => {
  it('exchanges the token for a new one and keeps the session going', async () => {
    const { userId, refreshToken } = await app().actors.make();
    app().clock.advance(20 * day);
    const { session, userErrors } = await refresh(app(), refreshToken);
    expect(userErrors).toEqual([]);
    expect(session.refreshToken).not.toBe(refreshToken);
    expect(await whoIs(app(), session.accessToken)).toBe(userId);
    app().clock.advance(20 * day);
    expect((await refresh(app(), session.refreshToken)).userErrors).toEqual([]);
  });

  it('refuses a token that nobody was given, and one of a session that was left alone for 30 days', async () => {
    const invalid = [{ code: 'TOKEN_INVALID', path: ['refreshToken'] }];
    expect(await refresh(app(), 'nonsense')).toMatchObject({ session: null, userErrors: invalid });
    const { refreshToken, accessToken } = await app().actors.make();
    expect((await refresh(app(), accessToken)).userErrors).toMatchObject(invalid);
    app().clock.advance(30 * day);
    expect(await refresh(app(), refreshToken)).toMatchObject({ session: null, userErrors: invalid });
  });

  it('gives ten requests at once the same successor', async () => {
    for (let round = 1; round <= 3; round++) {
      const { userId, refreshToken } = await app().actors.make();
      const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(app(), refreshToken)));
      expect(answers.flatMap(answer => answer.userErrors)).toEqual([]);
      const successors = new Set(answers.map(answer => answer.session.refreshToken));
      expect(successors.size).toBe(1);
      expect(await familySize(app(), refreshToken)).toBe(2);
      for (const { session } of answers) expect(await whoIs(app(), session.accessToken)).toBe(userId);
      expect((await refresh(app(), [...successors][0]!)).userErrors).toEqual([]);
    }
  });

  it('gives a client that lost the answer the same token again for a minute', async () => {
    const { refreshToken } = await app().actors.make();
    const { session } = await refresh(app(), refreshToken);
    app().clock.advance(59 * second);
    expect((await refresh(app(), refreshToken)).session.refreshToken).toBe(session.refreshToken);
    expect(await familySize(app(), refreshToken)).toBe(2);
  });

  it('takes a later second use for a theft: the session ends for both, and somebody is told', async () => {
    const { userId, refreshToken } = await app().actors.make();
    const sessionId = await sessionIdOf(app(), refreshToken);
    const { session } = await refresh(app(), refreshToken);
    app().clock.advance(61 * second);
    expect(await refresh(app(), refreshToken)).toMatchObject({
      session: null,
      userErrors: [{ code: 'REFRESH_TOKEN_REUSED', path: ['refreshToken'] }],
    });
    expect((await refresh(app(), session.refreshToken)).userErrors).toMatchObject([
      { code: 'TOKEN_INVALID' },
    ]);
    expect(await whoIs(app(), session.accessToken)).toBe('UNAUTHENTICATED');
    expect(await auditOf(app(), userId)).toMatchObject([
      { action: 'session.refresh-token-reused', actor: { id: userId }, facts: { sessionId } },
    ]);
    expect(await alertsAbout(app(), userId)).toEqual(['REFRESH_TOKEN_REUSED']);
  });

  it('leaves the other sessions of the user alone', async () => {
    const stolen = await app().actors.make();
    const other = await app().actors.signIn(stolen.userId);
    await refresh(app(), stolen.refreshToken);
    app().clock.advance(61 * second);
    await refresh(app(), stolen.refreshToken);
    expect(await whoIs(app(), other.accessToken)).toBe(stolen.userId);
  });

  it('keeps the successor sealed and the tokens hashed', async () => {
    const { refreshToken } = await app().actors.make();
    const { session } = await refresh(app(), refreshToken);
    const rows = JSON.stringify(await app().app.database.run(sql`select * from refresh_token`));
    expect(rows).not.toContain(refreshToken);
    expect(rows).not.toContain(session.refreshToken);
  });
});
