import { lookAtIt } from './access/look-at-it.ts';
import { runSql } from './kit/run-sql.ts';
import { expect, test } from './kit/test.ts';

test('a manager checks the audit log, leaves, and finds the result again', async ({ open, api }) => {
  const page = await open('manager', '/audit');
  const dialog = page.getByRole('dialog', { name: 'Check of the audit log' });
  await page.getByRole('button', { name: 'Check the log' }).press('Enter');
  await expect(dialog.getByText('Not checked yet')).toBeVisible();
  await lookAtIt(page, 'not checked yet');

  await page.context().setOffline(true);
  await dialog.getByRole('button', { name: 'Check now' }).press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await lookAtIt(page, 'the check was not started');
  await page.context().setOffline(false);
  await dialog.getByRole('button', { name: 'Check now' }).press('Enter');
  await expect(dialog.getByText('Nobody altered the log.')).toBeVisible({ timeout: 20_000 });
  const { auditVerifications } = await api.ask(
    'manager',
    '{ auditVerifications { nodes { status result { intact checkedEntries headHash } startedBy { name } } } }',
  );
  expect(auditVerifications.nodes).toHaveLength(1);
  const [{ result, startedBy }] = auditVerifications.nodes;
  expect(result.intact).toBe(true);
  await expect(dialog.getByText(result.headHash)).toBeVisible();
  await expect(dialog.getByText(startedBy.name)).toBeVisible();
  await lookAtIt(page, 'an intact log');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.getByRole('link', { name: 'Security alerts' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Security alerts' })).toBeVisible();
  await page.getByRole('link', { name: 'Audit log' }).press('Enter');
  await expect(page.getByText('Intact', { exact: true })).toBeVisible();
  await expect(page.getByText(/^Last checked/)).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Check the log' }).press('Enter');
  await expect(dialog.getByText('Nobody altered the log.')).toBeVisible();
});

test('a check that runs shows how far it is to everybody, and can be canceled', async ({
  open,
  api,
  server,
}) => {
  // One that waits for a worker in another process.
  const { me } = await api.ask('admin', '{ me { id } }');
  const now = server.store.databaseUrl.startsWith('sqlite:') ? Date.now() : '2026-11-27 10:00:00';
  await runSql(
    server.store,
    `insert into audit_verification (id, created_at, updated_at, version, started_by_id, status, open_slot, total_entries, checked_entries)
     values ('auditverification_01h455vb4pex5vsknk084sn02q', ?, ?, 1, ?, 'RUNNING', 1, 1500, 600)`,
    [now, now, me.id],
  );
  const page = await open('manager', '/audit');
  await expect(page.getByText('Checking…')).toBeVisible();
  await page.getByRole('button', { name: 'Check the log' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Check of the audit log' });
  const progress = dialog.getByRole('progressbar', { name: 'Checking' });
  await expect(progress).toHaveAttribute('aria-valuenow', '40');
  await expect(progress).toContainText('600 of 1,500 entries');
  await expect(dialog.getByRole('button', { name: 'Check again' })).toBeHidden();
  await lookAtIt(page, 'a check that runs');
  await dialog.getByRole('button', { name: 'Close' }).last().press('Enter');
  await page.reload();
  await page.getByRole('button', { name: 'Check the log' }).press('Enter');
  await expect(progress).toBeVisible();

  await dialog.getByRole('button', { name: 'Cancel the check' }).press('Enter');
  await expect(dialog.getByText('This check was canceled.')).toBeVisible();
  await lookAtIt(page, 'a canceled check');
  await dialog.getByRole('button', { name: 'Check again' }).press('Enter');
  await expect(dialog.getByText('Nobody altered the log.')).toBeVisible({ timeout: 20_000 });
  const others = dialog.getByRole('region', { name: 'Other checks' });
  await expect(others.getByRole('row', { name: /^Canceled .* 600 / })).toBeVisible();
});

test('a log that somebody altered is reported with the places, and the entry can be opened', async ({
  open,
  api,
  server,
}) => {
  const { auditLog } = await api.ask('manager', '{ auditLog(first: 1) { nodes { id action } } }');
  const [{ id, action }] = auditLog.nodes;
  await runSql(server.store, "update audit_entry set action = 'order.paid' where id = ?", [id]);
  const page = await open('manager', '/audit');
  await page.getByRole('button', { name: 'Check the log' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Check of the audit log' });
  await dialog.getByRole('button', { name: 'Check now' }).press('Enter');
  await expect(dialog.getByText('Entries were altered, removed, or inserted.')).toBeVisible({
    timeout: 20_000,
  });
  await expect(dialog.getByText('The content of an entry was changed after it was written.')).toBeVisible();
  await lookAtIt(page, 'a broken log');
  await dialog.getByRole('button', { name: /^Show entry: Chain \d+, number \d+$/ }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('dialog', { name: 'Order paid' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Not intact', { exact: true })).toBeVisible();

  // Whoever mends it can still look at what was found before.
  await runSql(server.store, 'update audit_entry set action = ? where id = ?', [action, id]);
  await page.getByRole('button', { name: 'Check the log' }).press('Enter');
  await dialog.getByRole('button', { name: 'Check again' }).press('Enter');
  await expect(dialog.getByText('Nobody altered the log.')).toBeVisible({ timeout: 20_000 });
  await lookAtIt(page, 'an intact log after a broken one');
  await dialog.getByRole('button', { name: /^Show the check of/ }).press('Enter');
  await expect(dialog.getByText('The content of an entry was changed after it was written.')).toBeVisible();
  await expect(dialog.getByRole('region', { name: 'Other checks' })).toContainText('Intact');
});
