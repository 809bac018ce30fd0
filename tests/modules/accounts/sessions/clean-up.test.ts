import { expect, it } from 'vitest';
import { sql } from '../../../../src/platform/database/sql.ts';
import { useApp } from '../../../kit/app.ts';
import { mutate, refresh, register, sessionIdOf } from '../../../kit/sessions.ts';
import { dayMs } from '../../../kit/time.ts';

const app = useApp();

const idsIn = async (table: string) =>
  (await app().sql<{ id: string }>(`select id from ${table}`)).map(row => row.id);

it('removes sessions and tokens ninety days after their end, and nothing that still counts', async () => {
  const old = await register(app(), 'old@example.com');
  const headers = { authorization: `Bearer ${old.session.accessToken}` };
  const oldId = await sessionIdOf(app(), old.session.refreshToken);
  await refresh(app(), old.session.refreshToken);
  await mutate(app(), headers, 'signOut', null, 'endedSessionId');
  await app().work();
  const tokens = await idsIn('user_token');
  expect(tokens).toHaveLength(1);

  app().clock.advance(89 * dayMs);
  const young = await register(app(), 'young@example.com');
  const youngId = await sessionIdOf(app(), young.session.refreshToken);
  await app().work();
  expect(await idsIn('session')).toContain(oldId);

  app().clock.advance(5 * dayMs);
  await app().work();
  expect(await idsIn('session')).toEqual([youngId]);
  expect(await idsIn('refresh_token')).toHaveLength(1);
  const [left] = await app().app.database.run<{ email: string }>(
    sql`select email_key as email from user_token`,
  );
  expect(left).toMatchObject({ email: 'young@example.com' });
  expect((await refresh(app(), young.session.refreshToken)).userErrors).toEqual([]);
});
