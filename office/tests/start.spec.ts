import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from './kit/stores.ts';
import { expect, test } from './kit/test.ts';

const documents = JSON.parse(readFileSync(join(root, 'dist/office/documents.json'), 'utf8')) as Record<
  string,
  string
>;

/** The names of the queries that a page sends, as they leave. */
function asked(page: Page): string[] {
  const names: string[] = [];
  page.on('request', request => {
    if (!request.url().endsWith('/graphql')) return;
    const { documentId } = request.postDataJSON() as { documentId: string };
    names.push(/(?:query|mutation) (\w+)/.exec(documents[documentId] ?? '')?.[1] ?? 'unknown');
  });
  return names;
}

test('who it is and what the dashboard shows is asked for before the application is there, and once', async ({
  open,
}) => {
  const page = await open('manager', '/orders');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  // What this page still asks for does not count.
  await page.goto('/office/icon.svg');
  let release: () => void = () => undefined;
  const released = new Promise<void>(resolve => {
    release = resolve;
  });
  await page.route('**/assets/index-*.js', async route => {
    await released;
    await route.continue();
  });
  // Once events arrive, the viewer is read again: somebody may have changed them in between.
  await page.routeWebSocket('**/graphql', () => undefined);
  const names = asked(page);
  await page.goto('/office/', { waitUntil: 'commit' });
  await expect.poll(() => names).toEqual(['Viewer', 'Dashboard']);
  release();
  await expect(page.locator('main li').first()).toBeVisible();
  for (const once of ['Viewer', 'Dashboard']) expect(names.filter(name => name === once)).toHaveLength(1);
});
