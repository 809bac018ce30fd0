import { beforeAll, describe, expect, it } from 'vitest';
import { builtInRoleId } from '../../../../src/modules/accounts/roles/built-in-roles.ts';
import { useApp } from '../../../kit/app.ts';
import { codeOf } from '../../../kit/codes.ts';
import { give, makeRole } from '../../../kit/factories/role.ts';
import { makeShopper } from '../../../kit/factories/shopper.ts';
import { statementsDuring } from '../../../kit/statements.ts';

const app = useApp();

const query = `query ($filter: UserFilter, $sort: UserSort, $first: Int, $after: String) {
  users(filter: $filter, sort: $sort, first: $first, after: $after) { nodes { name } totalCount pageInfo { hasNextPage endCursor } }
}`;
const list = async (variables: object) => (await app().ask('manager', query, variables)).users;
const names = async (variables: object) =>
  (await list(variables)).nodes.map((node: { name: string }) => node.name);

describe('users', () => {
  let tester: { id: string };

  beforeAll(async () => {
    tester = await makeRole(app(), { name: 'Tester' });
    const make = async (name: string, email: string) => {
      const { userId } = await app().actors.make({ name, email });
      await give(app(), userId, tester.id);
      return userId;
    };
    await make('Delta', 'd@list.example');
    await make('alpha', 'z_1@list.example');
    const suspended = await make('Bravo', 'c@list.example');
    await make('Echo', 'B@list.example');
    const deleted = await make('Gone', 'gone@list.example');
    const status = { userId: suspended, status: 'SUSPENDED' };
    await app().mutate('updateUserStatus', status, 'user { id }', 'admin');
    await app().mutate('deleteUser', { userId: deleted }, 'deletedUserId', 'admin');
  });

  it('by words, role, status, and whether they are deleted', async () => {
    const roleId = tester.id;
    expect(await names({ filter: { roleId } })).toEqual(['alpha', 'Bravo', 'Delta', 'Echo']);
    expect(await names({ filter: { role: ' Tester ' } })).toEqual(['alpha', 'Bravo', 'Delta', 'Echo']);
    expect(await names({ filter: { role: 'tester', status: 'SUSPENDED' } })).toEqual(['Bravo']);
    expect(await names({ filter: { role: 'Nobody' } })).toEqual([]);
    expect(await names({ filter: { roleId, status: 'ACTIVE' } })).toEqual(['alpha', 'Delta', 'Echo']);
    expect(await names({ filter: { deleted: true } })).toEqual(['Gone']);
    expect(await names({ filter: { roleId, deleted: true } })).toEqual(['Gone']);
    expect(await names({ filter: { search: 'LIST.example' } })).toEqual(['alpha', 'Bravo', 'Delta', 'Echo']);
    expect(await names({ filter: { search: 'del list' } })).toEqual(['Delta']);
    expect(await names({ filter: { search: 'z_1' } })).toEqual(['alpha']);
    expect(await names({ filter: { search: 'Z_1@list' } })).toEqual(['alpha']);
    expect(await names({ filter: { search: 'elt' } })).toEqual([]);
    expect(await names({ filter: { search: '_' } })).toEqual([]);
    expect(await names({ filter: { search: '- delta' } })).toEqual(['Delta']);
    expect(await names({ filter: { search: 'gone', deleted: true } })).toEqual(['Gone']);
    expect(await names({ filter: { search: 'gone@' } })).toEqual([]);
    expect(await names({ filter: { roleId: builtInRoleId('MANAGER') } })).toEqual(['manager']);
  });

  it.each([
    ['NAME', ['alpha', 'Bravo', 'Delta', 'Echo']],
    ['EMAIL', ['Echo', 'Bravo', 'Delta', 'alpha']],
    ['CREATED_AT', ['Delta', 'alpha', 'Bravo', 'Echo']],
  ])('sorted by %s both ways, a page at a time', async (field, expected) => {
    for (const direction of ['ASC', 'DESC']) {
      const walked: string[] = [];
      for (let after: string | null = null; ; ) {
        const variables = { filter: { roleId: tester.id }, sort: { field, direction }, first: 3, after };
        const page = await list(variables);
        expect(page.totalCount).toBe(4);
        walked.push(...page.nodes.map((node: { name: string }) => node.name));
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      expect(walked).toEqual(direction === 'ASC' ? expected : expected.toReversed());
    }
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
    ['staff', 'FORBIDDEN'],
  ])('are not for a %s', async (actor, code) => {
    const answer = await app().send(actor, query);
    expect(answer.data).toBeNull();
    expect(codeOf(answer)).toBe(code);
  });
});

describe('the statements of a request', () => {
  const namesOf = (statements: string[]) => statements.map(text => /\/\* (.*?) \*\//.exec(text)?.[1] ?? text);
  const during = async (actor: string, query: string) => {
    // Whoever asks has to be there before the statements count.
    await app().ask(actor, query);
    return namesOf(await statementsDuring(app(), () => app().ask(actor, query)));
  };

  it('are one more for somebody signed in, whoever it is', async () => {
    const query = '{ products(first: 1) { nodes { id } } }';
    const asGuest = await during('guest', query);
    for (const actor of ['customer', 'staff', 'manager', 'admin'])
      expect(await during(actor, query)).toEqual(['accounts.session', ...asGuest]);
  });

  it('are as many for a page of users with all that belongs to them, whatever their number', async () => {
    const query = `{ users(first: 50) { totalCount nodes { email permissions roles { name parent { name } memberCount }
      customer { name user { email } } staffMember { name user { name } approvedBy { name } } sessions { device } } } }`;
    const counts: number[] = [];
    for (const more of [2, 12]) {
      for (let n = 0; n < more; n++) await makeShopper(app());
      for (let n = 0; n < more; n++) {
        const { userId } = await app().actors.make({ roles: ['STAFF', 'CUSTOMER'] });
        await app().mutate('createStaffMember', { name: 'Somebody', userId }, 'staffMember { id }', 'admin');
      }
      counts.push((await during('manager', query)).length);
    }
    const { users } = await app().ask('manager', query);
    expect(users.nodes.length).toBeGreaterThan(30);
    expect(counts[1]).toBe(counts[0]);
    expect(counts[0]).toBeLessThanOrEqual(10);
  });
});
