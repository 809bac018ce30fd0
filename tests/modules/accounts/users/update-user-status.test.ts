import { describe, expect, it } from 'vitest';
import { testPassword } from '../../../kit/actors.ts';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { codeOf } from '../../../kit/codes.ts';
import { makeMember } from '../../../kit/factories/role.ts';

const app = useApp();

const set = (userId: string, status: string, actor = 'admin') =>
  app().mutate('updateUserStatus', { userId, status }, 'user { status sessions { id } }', actor);
const statusOf = async (userId: string) =>
  (await app().ask('admin', `{ user(id: "${userId}") { status } }`)).user.status;

describe('updateUserStatus', () => {
  it('suspends, which ends all sessions at once, and reinstates', async () => {
    const person = await app().actors.make({ roles: ['STAFF'] });
    const signIn = () =>
      app().mutate('signIn', { email: person.email, password: testPassword }, 'user { id }', 'guest');
    expect((await set(person.userId, 'SUSPENDED')).user).toEqual({ status: 'SUSPENDED', sessions: [] });
    expect(codeOf(await as(app(), person).send('{ staffMembers { totalCount } }'))).toBe('UNAUTHENTICATED');
    expect((await signIn()).userErrors).toMatchObject([{ code: 'ACCOUNT_SUSPENDED' }]);
    expect((await set(person.userId, 'ACTIVE')).user).toEqual({ status: 'ACTIVE', sessions: [] });
    expect(codeOf(await as(app(), person).send('{ me { id } }'))).toBe('UNAUTHENTICATED');
    expect((await signIn()).user).toEqual({ id: person.userId });
  });

  it('refuses what is so already, and who is not there', async () => {
    const { userId } = await app().actors.make();
    expect((await set(userId, 'ACTIVE')).userErrors).toMatchObject([
      { code: 'ALREADY_DONE', path: ['status'] },
    ]);
    await set(userId, 'SUSPENDED');
    expect((await set(userId, 'SUSPENDED')).userErrors).toMatchObject([{ code: 'ALREADY_DONE' }]);
    expect((await set('user_01h455vb4pex5vsknk084sn02q', 'ACTIVE')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['userId'] },
    ]);
    await app().mutate('deleteUser', { userId }, 'deletedUserId', 'admin');
    expect((await set(userId, 'ACTIVE')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('is refused to a manager, and to others for somebody who may do more than they', async () => {
    const admin = await app().actors.make({ roles: ['ADMIN'] });
    const person = await app().actors.make();
    const helper = await makeMember(app(), ['USERS_MANAGE']);
    for (const { userId } of [admin, person])
      for (const mutation of [
        `updateUserStatus(input: { userId: "${userId}", status: SUSPENDED }) { user { id } }`,
        `deleteUser(input: { userId: "${userId}" }) { deletedUserId }`,
      ])
        expect(codeOf(await app().send('manager', `mutation { ${mutation} }`))).toBe('FORBIDDEN');
    const { mutate } = as(app(), helper);
    const beyond = [{ code: 'BEYOND_OWN_PERMISSIONS', path: ['userId'] }];
    for (const [name, more] of [
      ['updateUserStatus', { status: 'SUSPENDED' }],
      ['deleteUser', {}],
      ['deleteUser', { anonymize: true }],
    ] as const)
      expect((await mutate(name, { userId: admin.userId, ...more }, '__typename')).userErrors).toMatchObject(
        beyond,
      );
    expect(await statusOf(admin.userId)).toBe('ACTIVE');
    expect(await as(app(), admin).ask('{ me { email } }')).toEqual({ me: { email: admin.email } });

    await app().mutate('deleteUser', { userId: admin.userId }, 'deletedUserId', 'admin');
    expect((await mutate('restoreUser', { userId: admin.userId }, '__typename')).userErrors).toMatchObject(
      beyond,
    );
    const status = { userId: person.userId, status: 'SUSPENDED' };
    expect((await mutate('updateUserStatus', status, '__typename')).userErrors).toEqual([]);
    expect(await statusOf(person.userId)).toBe('SUSPENDED');
  });
});

describe('the last administrator', () => {
  const own = useApp();

  it('can neither suspend nor delete themselves', async () => {
    const { userId } = await own().actors.find('admin');
    for (const [name, more] of [
      ['updateUserStatus', { status: 'SUSPENDED' }],
      ['deleteUser', {}],
      ['deleteUser', { anonymize: true }],
    ] as const)
      expect((await own().mutate(name, { userId, ...more }, '__typename', 'admin')).userErrors).toMatchObject(
        [{ code: 'LAST_ADMIN', path: ['userId'] }],
      );
    expect(await own().ask('admin', '{ me { status name roles { name } sessions { __typename } } }')).toEqual(
      {
        me: {
          status: 'ACTIVE',
          name: 'admin',
          roles: [{ name: 'Administrator' }],
          sessions: [{ __typename: 'Session' }],
        },
      },
    );
  });
});
