import { describe, expect, it } from 'vitest';
import { testPassword } from '../../../kit/actors.ts';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { codeOf } from '../../../kit/codes.ts';

const app = useApp();

const remove = (userId: string, more: object = {}) =>
  app().mutate('deleteUser', { userId, ...more }, 'deletedUserId', 'admin');
const restore = (userId: string) =>
  app().mutate('restoreUser', { userId }, 'user { id name email deletedAt roles { name } }', 'admin');
const signIn = (email: string) =>
  app().mutate('signIn', { email, password: testPassword }, 'user { id }', 'guest');

describe('restoreUser', () => {
  it('brings an account back with its roles and its address, but revives no session', async () => {
    const person = await app().actors.make({ name: 'Phoenix', roles: ['STAFF'] });
    await remove(person.userId);
    expect((await signIn(person.email)).userErrors).toMatchObject([{ code: 'INVALID_CREDENTIALS' }]);
    expect(await restore(person.userId)).toEqual({
      user: {
        id: person.userId,
        name: 'Phoenix',
        email: person.email,
        deletedAt: null,
        roles: [{ name: 'Staff' }],
      },
      userErrors: [],
    });
    expect(codeOf(await as(app(), person).send('{ me { id } }'))).toBe('UNAUTHENTICATED');
    expect((await signIn(person.email)).user).toEqual({ id: person.userId });
  });

  it('is refused when somebody else has confirmed the address meanwhile', async () => {
    const person = await app().actors.make();
    await remove(person.userId);
    await app().actors.make({ email: person.email });
    expect((await restore(person.userId)).userErrors).toMatchObject([
      { code: 'EMAIL_TAKEN', path: ['userId'] },
    ]);
    expect(await app().ask('admin', `{ user(id: "${person.userId}") { id } }`)).toEqual({ user: null });
  });

  it('is refused for somebody who was erased, is not deleted, or never was there', async () => {
    const [erased, here] = [await app().actors.make(), await app().actors.make()];
    await remove(erased.userId, { anonymize: true });
    expect((await restore(erased.userId)).userErrors).toMatchObject([
      { code: 'WRONG_STATUS', path: ['userId'] },
    ]);
    expect((await restore(here.userId)).userErrors).toMatchObject([{ code: 'NOT_DELETED' }]);
    expect((await restore('user_01h455vb4pex5vsknk084sn02q')).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
  });

  it('is not for a manager', async () => {
    const { userId } = await app().actors.make();
    await remove(userId);
    const answer = await app().send(
      'manager',
      `mutation { restoreUser(input: { userId: "${userId}" }) { user { id } } }`,
    );
    expect(codeOf(answer)).toBe('FORBIDDEN');
    expect(await app().ask('admin', `{ user(id: "${userId}") { id } }`)).toEqual({ user: null });
  });
});
