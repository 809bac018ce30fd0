import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';

test('a role is created, assigned, and changed, and the menu of its member follows at once', async ({
  open,
  api,
}) => {
  const person = { email: 'nora@example.com', password: 'a quiet place to sell' };
  await api.ask(
    null,
    'mutation ($input: RegisterStaffInput!) { registerStaff(input: $input) { userErrors { message } } }',
    {
      input: { ...person, name: 'Nora Newcomer' },
    },
  );
  const { staffMembers } = await api.ask(
    'admin',
    '{ staffMembers(filter: { search: "nora@example.com" }) { nodes { id user { id } } } }',
  );
  const [member] = staffMembers.nodes;
  await api.ask(
    'admin',
    'mutation ($id: ID!) { approveStaffMember(input: { staffMemberId: $id, roleIds: [] }) { userErrors { message } } }',
    { id: member.id },
  );
  const nora = await open(person);
  const menu = nora.getByRole('navigation');
  await expect(menu.getByRole('link', { name: 'Dashboard' })).toBeVisible();
  await expect(menu.getByRole('link', { name: 'Production' })).toHaveCount(0);

  const admin = await open('admin', '/roles/new');
  await admin.getByLabel('Name').fill('Workshop');
  await admin.getByRole('checkbox', { name: 'Record production' }).focus();
  await admin.keyboard.press('Space');
  await expectAccessible(admin);
  await admin.getByRole('button', { name: 'Create the role' }).press('Enter');
  await expect(admin.getByRole('heading', { name: 'Workshop' })).toBeVisible();

  await admin.goto(`/office/users/${member.user.id}`);
  await admin.getByRole('button', { name: 'Assign a role' }).press('Enter');
  await admin.getByRole('button', { name: /^Choose…/ }).press('Enter');
  await admin.getByRole('option', { name: /Workshop/ }).press('Enter');
  await admin.getByRole('button', { name: 'Assign', exact: true }).press('Enter');
  await expect(menu.getByRole('link', { name: 'Production' })).toBeVisible();
  await expect(menu.getByRole('link', { name: 'Stock movements' })).toHaveCount(0);

  await admin.getByRole('link', { name: 'Workshop' }).click();
  await admin.getByRole('link', { name: 'Edit' }).click();
  await admin.getByRole('checkbox', { name: 'See stock movements' }).focus();
  await admin.keyboard.press('Space');
  await admin.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(menu.getByRole('link', { name: 'Stock movements' })).toBeVisible();

  await admin.goto(`/office/users/${member.user.id}`);
  await admin.getByRole('button', { name: 'Remove the role Workshop' }).press('Enter');
  await expect(menu.getByRole('link', { name: 'Production' })).toHaveCount(0);
});

test('who may not manage roles sees them locked, and cannot give what they lack', async ({ open, api }) => {
  const manager = await open('manager', '/roles/new');
  await expect(manager.getByRole('heading', { name: 'This page is not for your role' })).toBeVisible();

  const { users } = await api.ask(
    'admin',
    '{ users(filter: { search: "customer@tradepost" }) { nodes { id } } }',
  );
  await manager.goto(`/office/users/${users.nodes[0].id}`);
  await manager.getByRole('button', { name: 'Assign a role' }).press('Enter');
  await manager.getByRole('button', { name: /^Choose…/ }).press('Enter');
  const option = manager.getByRole('option', { name: /Administrator/ });
  await expect(option).toHaveAttribute('aria-disabled', 'true');
  await expect(option).toContainText('you do not hold');
});
