import type { Api } from '../kit/api.ts';

/** Somebody who signs in by themselves. */
export interface Person {
  readonly email: string;
  readonly password: string;
}

/** An approved staff member whose only role allows just this. */
export async function personWith(api: Api, permissions: readonly string[]): Promise<Person> {
  const person = { email: 'olga@example.com', password: 'a quiet place to sell' };
  await api.ask(
    null,
    'mutation ($input: RegisterStaffInput!) { registerStaff(input: $input) { userErrors { message } } }',
    { input: { ...person, name: 'Olga Only' } },
  );
  const { staffMembers } = await api.ask(
    'admin',
    '{ staffMembers(filter: { search: "Olga Only" }) { nodes { id } } }',
  );
  const { createRole } = await api.ask(
    'admin',
    'mutation ($input: CreateRoleInput!) { createRole(input: $input) { role { id } userErrors { message } } }',
    { input: { name: 'Just this', permissions } },
  );
  await api.ask(
    'admin',
    'mutation ($input: ApproveStaffMemberInput!) { approveStaffMember(input: $input) { userErrors { message } } }',
    { input: { staffMemberId: staffMembers.nodes[0].id, roleIds: [createRole.role.id] } },
  );
  return person;
}
