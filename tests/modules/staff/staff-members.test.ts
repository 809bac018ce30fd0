import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { codeOf } from '../../kit/codes.ts';
import { approved } from '../../kit/factories/staff-member.ts';
import { pagesOf } from '../../kit/pages-of.ts';

const app = useApp();

const query = `query ($filter: StaffMemberFilter, $sort: StaffMemberSort, $first: Int, $after: String) {
  staffMembers(filter: $filter, sort: $sort, first: $first, after: $after) { nodes { name } totalCount pageInfo { hasNextPage endCursor } }
}`;
const list = async (variables: object) => (await app().ask('staff', query, variables)).staffMembers;
const names = async (variables: object) =>
  (await list(variables)).nodes.map((node: { name: string }) => node.name);

describe('staffMembers', () => {
  beforeAll(async () => {
    const make = (name: string, input: object) =>
      app().mutate('createStaffMember', { name, ...input }, 'staffMember { id }', 'admin');
    await make('Delta', { code: 'L-3', jobTitle: 'Baker 100%' });
    await make('alpha', { code: 'L-1', email: 'al@example.com' });
    await make('Bravo', { code: 'L-4', jobTitle: 'Head baker' });
    const { staffMember } = await make('echo', { code: 'L-2' });
    await app().mutate(
      'suspendStaffMember',
      { staffMemberId: staffMember.id },
      'staffMember { id }',
      'admin',
    );
  });

  it('by status and by words, taken literally', async () => {
    expect(await names({ filter: { status: 'SUSPENDED' } })).toEqual(['echo']);
    expect(await names({ filter: { status: 'PENDING' } })).toEqual([]);
    expect(await names({ filter: { search: 'baker' } })).toEqual(['Bravo', 'Delta']);
    expect(await names({ filter: { search: 'HEAD baker' } })).toEqual(['Bravo']);
    expect(await names({ filter: { search: '100%' } })).toEqual(['Delta']);
    expect(await names({ filter: { search: '%' } })).toEqual([]);
    expect(await names({ filter: { search: 'al@' } })).toEqual(['alpha']);
    expect(await names({ filter: { search: 'l-3', status: 'SUSPENDED' } })).toEqual([]);
    expect(await names({ filter: { search: "' or 1=1 --" } })).toEqual([]);
  });

  it.each([
    ['NAME', ['alpha', 'Bravo', 'Delta', 'echo']],
    ['CODE', ['alpha', 'echo', 'Delta', 'Bravo']],
    ['CREATED_AT', ['Delta', 'alpha', 'Bravo', 'echo']],
  ])('sorted by %s both ways, a page at a time', async (field, expected) => {
    for (const direction of ['ASC', 'DESC']) {
      const walked: string[] = [];
      for await (const page of pagesOf(after => list({ sort: { field, direction }, first: 3, after }))) {
        expect(page.totalCount).toBe(4);
        walked.push(...page.nodes.map((node: { name: string }) => node.name));
      }
      expect(walked).toEqual(direction === 'ASC' ? expected : expected.toReversed());
    }
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('are not for a %s', async (actor, code) => {
    const answer = await app().send(actor, query);
    expect(answer.data).toBeNull();
    expect(codeOf(answer)).toBe(code);
  });
});

describe('the account of a staff member', () => {
  it('shows no more of itself to staff than the name', async () => {
    const member = await approved(app());
    const one = `staffMember(id: "${member.id}")`;
    expect(await app().ask('staff', `{ ${one} { email user { id name } approvedBy { name } } }`)).toEqual({
      staffMember: {
        email: member.email,
        user: { id: member.userId, name: member.name },
        approvedBy: { name: 'admin' },
      },
    });
    for (const [field, path] of [
      ['email', ['staffMember', 'user', 'email']],
      ['phone', ['staffMember', 'user', 'phone']],
      ['status', ['staffMember', 'user', 'status']],
      ['mfaEnabled', ['staffMember', 'user', 'mfaEnabled']],
      ['emailVerifiedAt', ['staffMember', 'user', 'emailVerifiedAt']],
      ['permissions', ['staffMember', 'user', 'permissions']],
      ['sessions { id }', ['staffMember', 'user', 'sessions']],
      ['roles { id }', ['staffMember', 'user', 'roles']],
      ['customer { id }', ['staffMember', 'user', 'customer']],
      ['staffMember { id }', ['staffMember', 'user', 'staffMember']],
    ] as const) {
      const query = `{ ${one} { user { ${field} } } }`;
      // The first runs go through graphql-js, the later ones are compiled.
      for (let run = 1; run <= 3; run++) {
        const answer = await app().send('staff', query);
        expect(answer.errors).toMatchObject([{ path, extensions: { code: 'FORBIDDEN' } }]);
        expect(JSON.stringify(answer.data)).not.toContain('example.com');
        expect((await app().send('manager', query)).errors).toBeUndefined();
      }
    }
    const approver = await app().send('staff', `{ ${one} { approvedBy { email } } }`);
    expect(codeOf(approver)).toBe('FORBIDDEN');
  });
});
