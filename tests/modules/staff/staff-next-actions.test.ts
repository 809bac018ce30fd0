import { expect, it } from 'vitest';
import { builtInRoleId } from '../../../src/modules/accounts/roles/built-in-roles.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { invited } from '../../kit/factories/invitation.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { approved, makeStaffMember, registered } from '../../kit/factories/staff-member.ts';
import { type Attempt, actionsOf, actionsOfDeleted, having, outcomes } from '../../kit/next-actions.ts';
import { statementsDuring } from '../../kit/statements.ts';

const app = useApp();
const reason = 'Tried by a test.';

const simple =
  (mutation: string) =>
  ({ id: staffMemberId }: { id: string }) => ({ mutation, input: { staffMemberId } });
const attempts: Record<string, (made: { id: string }) => Omit<Attempt, 'action'>> = {
  APPROVE: ({ id: staffMemberId }) => ({
    mutation: 'approveStaffMember',
    input: { staffMemberId, roleIds: [] },
  }),
  REJECT: ({ id: staffMemberId }) => ({ mutation: 'rejectStaffMember', input: { staffMemberId, reason } }),
  SUSPEND: ({ id: staffMemberId }) => ({ mutation: 'suspendStaffMember', input: { staffMemberId, reason } }),
  REINSTATE: simple('reinstateStaffMember'),
  UPDATE: ({ id: staffMemberId }) => ({
    mutation: 'updateStaffMember',
    input: { staffMemberId, jobTitle: 'Cook' },
  }),
  DELETE: simple('deleteStaffMember'),
  RESTORE: simple('restoreStaffMember'),
  RESEND_INVITATION: simple('resendInvitation'),
  REVOKE_INVITATION: simple('revokeInvitation'),
};

type Made = { id: string; userId?: string };
const admin = (mutation: string, made: Made, more: object = {}) =>
  app().mutate(mutation, { staffMemberId: made.id, ...more }, 'userErrors { code }', 'admin');
async function after(made: Made, mutation: string, more: object = {}): Promise<Made> {
  const { userErrors } = await admin(mutation, made, more);
  expect(userErrors).toEqual([]);
  return made;
}
async function withSuspendedAccount(): Promise<Made> {
  const made = await registered(app());
  await app().sql("update user set status = 'SUSPENDED' where id = ?", [made.userId]);
  return made;
}
const guestOf = async (fields: object = {}): Promise<Made> => ({
  id: (await invited(app(), fields)).staffMemberId,
});

const states: [what: string, make: () => Promise<Made>, allowed: string, isDeleted?: boolean][] = [
  ['is pending', () => registered(app()), 'APPROVE REJECT UPDATE DELETE'],
  ['has a suspended account', withSuspendedAccount, 'REJECT UPDATE DELETE'],
  [
    'is rejected',
    async () => after(await registered(app()), 'rejectStaffMember', { reason }),
    'REINSTATE UPDATE DELETE',
  ],
  ['is approved', () => approved(app()), 'SUSPEND UPDATE DELETE'],
  ['has no account', () => makeStaffMember(app()), 'SUSPEND UPDATE DELETE'],
  ['holds more', () => approved(app(), [builtInRoleId('ADMIN')]), 'UPDATE'],
  ['is suspended', async () => after(await approved(app()), 'suspendStaffMember'), 'REINSTATE UPDATE DELETE'],
  ['is invited', () => guestOf(), 'SUSPEND UPDATE DELETE RESEND_INVITATION REVOKE_INVITATION'],
  [
    'is invited to more',
    () => guestOf({ roleIds: [builtInRoleId('ADMIN')] }),
    'SUSPEND UPDATE DELETE REVOKE_INVITATION',
  ],
  [
    'was invited',
    async () => after(await guestOf(), 'revokeInvitation'),
    'SUSPEND UPDATE DELETE RESEND_INVITATION',
  ],
  ['is deleted', async () => after(await approved(app()), 'deleteStaffMember'), 'RESTORE', true],
];

it.each(states)('a staff member who %s', async (_what, make, allowed, isDeleted) => {
  const who = as(app(), await makeMember(app(), ['STAFF_VIEW', 'STAFF_APPROVE', 'STAFF_MANAGE']));
  const read = ({ id }: Made) =>
    isDeleted ? actionsOfDeleted(who, 'staffMembers', id) : actionsOf(who, 'StaffMember', id);
  const result = await outcomes(who, make, read, attempts);
  expect(having(result, 'allowed')).toBe(allowed);
  expect(having(result, 'hidden')).toBe('');
});

it('offers each what their permissions cover', async () => {
  const { id } = await registered(app());
  const offered = async (...permissions: Parameters<typeof makeMember>[1]) =>
    (await actionsOf(as(app(), await makeMember(app(), permissions)), 'StaffMember', id)).map(
      one => one.action,
    );
  expect(await offered('STAFF_VIEW')).toEqual([]);
  expect(await offered('STAFF_VIEW', 'STAFF_APPROVE')).toEqual(['APPROVE', 'REJECT', 'SUSPEND', 'REINSTATE']);
  expect((await offered('STAFF_VIEW', 'STAFF_MANAGE')).slice(0, 3)).toEqual(['UPDATE', 'DELETE', 'RESTORE']);
});

it('takes as many statements for many as for two', async () => {
  for (let number = 0; number < 6; number++) {
    await approved(app());
    await guestOf();
  }
  const count = async (first: number) =>
    (
      await statementsDuring(app(), () =>
        app().ask(
          'admin',
          `{ staffMembers(first: ${first}, sort: { field: CREATED_AT, direction: DESC }) { nodes { id nextActions { action } } } }`,
        ),
      )
    ).length;
  expect(await count(12)).toBe(await count(2));
});
