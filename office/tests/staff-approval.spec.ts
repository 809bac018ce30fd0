import { expectAccessible } from './kit/accessible.ts';
import type { Api } from './kit/api.ts';
import { expect, test } from './kit/test.ts';

/** Decides about those who wait in the demo store. */
async function rejectAll(api: Api): Promise<void> {
  const { staffMembers } = await api.ask(
    'admin',
    '{ staffMembers(filter: { status: PENDING }) { nodes { id } } }',
  );
  for (const { id } of staffMembers.nodes)
    await api.ask(
      'admin',
      'mutation ($id: ID!) { rejectStaffMember(input: { staffMemberId: $id, reason: "No" }) { userErrors { message } } }',
      { id },
    );
}

test('somebody registers, is approved in another window, and their page opens by itself', async ({
  open,
  api,
}) => {
  const manager = await open('manager', '/approvals');
  await expect(manager.getByRole('listitem', { name: 'Wim Workshop' })).toBeVisible();
  await rejectAll(api);
  await expect(manager.getByText('Nobody waits')).toBeVisible();

  const newcomer = await open(null, '/sign-in');
  await newcomer.getByRole('link', { name: 'Register as staff' }).click();
  await newcomer.getByLabel('Name').fill('Nora Newcomer');
  await newcomer.getByLabel('Email').fill('nora@example.com');
  await newcomer.getByLabel('Job title').fill('Sales');
  await newcomer.getByRole('textbox', { name: 'Password', exact: true }).fill('short');
  await newcomer.keyboard.press('Enter');
  await expect(newcomer.getByRole('textbox', { name: 'Password', exact: true })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await newcomer.getByRole('textbox', { name: 'Password', exact: true }).fill('a quiet place to sell');
  await newcomer.keyboard.press('Enter');
  await expect(newcomer.getByRole('heading', { name: /waits for approval/ })).toBeVisible();
  await expectAccessible(newcomer);

  // With the keyboard alone: A approves who has the focus.
  const entry = manager.getByRole('listitem', { name: 'Nora Newcomer' });
  await expect(entry).toContainText('Email not confirmed');
  await entry.focus();
  await manager.keyboard.press('a');
  const dialog = manager.getByRole('dialog', { name: 'Approve Nora Newcomer' });
  await expect(dialog.getByRole('checkbox', { name: /Administrator/ })).toBeDisabled();
  await expect(dialog).toContainText('You cannot give it: you do not hold');
  await dialog.getByRole('checkbox', { name: /^Staff/ }).focus();
  await manager.keyboard.press('Space');
  await expectAccessible(manager);
  await dialog.getByRole('button', { name: 'Approve' }).press('Enter');
  await expect(manager.getByText('Nobody waits')).toBeVisible();

  await expect(
    newcomer.getByRole('navigation').getByRole('link', { name: 'Orders', exact: true }),
  ).toBeVisible();
  await expect(newcomer.getByRole('navigation').getByRole('link', { name: 'Approvals' })).toHaveCount(0);
});

test('who is rejected reads the reason', async ({ open, api }) => {
  const person = { email: 'paul@example.com', password: 'a quiet place to sell' };
  await api.ask(
    null,
    'mutation ($input: RegisterStaffInput!) { registerStaff(input: $input) { userErrors { message } } }',
    {
      input: { ...person, name: 'Paul Pending' },
    },
  );
  const waiting = await open(person);
  await expect(waiting.getByRole('heading', { name: /waits for approval/ })).toBeVisible();
  const manager = await open('manager', '/approvals');
  await manager.getByRole('button', { name: 'Reject Paul Pending' }).press('Enter');
  await manager.getByLabel('Reason').fill('Nobody here knows you.');
  await manager.getByRole('button', { name: 'Reject', exact: true }).press('Enter');
  await expect(waiting.getByText('Nobody here knows you.')).toBeVisible();
  await manager.goto('/office/staff?status=REJECTED');
  await expect(manager.getByRole('row', { name: /Paul Pending/ })).toBeVisible();
});
