import type { Page } from '@playwright/test';
import { expect, test } from './kit/test.ts';

/** The rows that hold something, without the head. */
function rowsOf(page: Page) {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader') });
}

test('rows are reached, chosen, and opened by keyboard', async ({ open }) => {
  const page = await open('manager', '/products');
  const rows = rowsOf(page);
  const all = page.getByRole('checkbox', { name: 'Select all' });
  const selected = page.getByRole('region', { name: 'Selected rows' });
  await expect(rows.first()).toBeVisible();
  await page.getByRole('columnheader', { name: 'On hand' }).getByRole('button').focus();
  await page.keyboard.press('Tab');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(2)).toBeFocused();
  await page.keyboard.press('PageUp');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(rows.last()).toBeFocused();
  await page.keyboard.press('Home');

  await page.keyboard.press('Space');
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true');
  await expect(all).toBeChecked({ indeterminate: true });
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(selected).toContainText('3 rows selected');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(selected).toContainText('2 rows selected');
  await page.keyboard.press('ControlOrMeta+a');
  await expect(all).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(selected).toBeHidden();
  await expect(all).not.toBeChecked();

  // What stands in a row is reached from the row, and the Tab key leaves the rows in one step.
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(rows.nth(1).getByRole('checkbox')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('table'))).toBeNull();
  await page.keyboard.press('Shift+Tab');
  await expect(rows.nth(1)).toBeFocused();

  const name = await rows.nth(1).getByRole('rowheader').innerText();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('rows are chosen and opened by pointer', async ({ open }) => {
  const page = await open('manager', '/products');
  const rows = rowsOf(page);
  const selected = page.getByRole('region', { name: 'Selected rows' });
  await rows.nth(1).getByRole('checkbox').click();
  await rows
    .nth(3)
    .getByRole('rowheader')
    .click({ modifiers: ['Shift'] });
  await expect(selected).toContainText('3 rows selected');
  await rows
    .nth(2)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await expect(selected).toContainText('2 rows selected');
  await page.getByRole('checkbox', { name: 'Select all' }).click();
  await expect(rows.last()).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('checkbox', { name: 'Select all' }).click();
  await expect(selected).toBeHidden();

  const name = await rows.first().getByRole('rowheader').innerText();
  for (const press of [{ modifiers: ['ControlOrMeta' as const] }, { button: 'middle' as const }]) {
    const opened = page.context().waitForEvent('page');
    await rows.first().getByRole('rowheader').click(press);
    const other = await opened;
    await expect(other.getByRole('heading', { level: 1, name })).toBeVisible();
    await other.close();
  }

  // Whoever marks text to copy it does not want to go elsewhere.
  const text = rows.first().getByRole('rowheader').getByText(name);
  const box = (await text.boundingBox())!;
  await page.mouse.move(box.x + 1, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 1, box.y + box.height / 2);
  await page.mouse.up();
  expect(await page.evaluate(() => getSelection()?.toString().length)).toBeGreaterThan(2);
  await expect(page).toHaveURL(/\/products$/);

  await rows.first().getByRole('gridcell').last().click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('the focus stays at its place when other rows come', async ({ open }) => {
  const page = await open('manager', '/orders');
  const rows = rowsOf(page);
  const first = await rows.nth(3).getByRole('rowheader').innerText();
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(rows.nth(3).getByRole('rowheader')).not.toHaveText(first);
  await rows.nth(2).focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(3)).toBeFocused();
  await page.goBack();
  await expect(rows.nth(3).getByRole('rowheader')).toHaveText(first);
  await expect(rows.nth(3)).toBeFocused();
});

test('a press on a head sorts, and says so', async ({ open }) => {
  const page = await open('manager', '/products');
  const price = page.getByRole('columnheader', { name: 'Price' });
  await expect(price).toHaveAttribute('aria-sort', 'none');
  await price.click();
  await expect(price).toHaveAttribute('aria-sort', 'ascending');
  await price.click();
  await expect(price).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(/sort=/);
  await expect(price.getByRole('button')).toBeFocused();
});
