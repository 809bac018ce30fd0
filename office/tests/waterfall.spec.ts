import type { Page } from '@playwright/test';
import { expect, test } from './kit/test.ts';

const paths = [
  '/',
  '/orders',
  '/products',
  '/customers',
  '/payments',
  '/rentals',
  '/categories',
  '/stock-movements',
  '/production',
  '/staff',
  '/roles',
  '/reports',
  '/settings',
  '/audit',
  '/account',
];

test('no page waits for an answer to ask again, once it is known who it is for', async ({ open }) => {
  test.slow();
  const page = await open('admin', '/suppliers');
  // Once events arrive, pages are read again: somebody may have changed something in between. That waits for no answer.
  await page.routeWebSocket('**/graphql', () => undefined);
  await expect(page.getByRole('row', { name: /Alpenglow/ })).toBeVisible();
  for (const path of paths) expect(await askedLater(page, path), path).toEqual([]);
});

/** A page that asks for nothing so long has asked for all that it can. */
const quietMs = 1_000;

async function quiet(page: Page): Promise<void> {
  let askedAt = performance.now();
  const note = () => {
    askedAt = performance.now();
  };
  page.on('request', note);
  while (performance.now() < askedAt + quietMs) await page.waitForTimeout(100);
  page.off('request', note);
}

/** The queries that a page sends only after the answers to its first ones: all but who it is for are held back until then. */
async function askedLater(page: Page, path: string): Promise<string[]> {
  const sent: string[] = [];
  let release: () => void = () => undefined;
  const released = new Promise<void>(resolve => {
    release = resolve;
  });
  await page.route('**/graphql', async route => {
    const { operationName } = route.request().postDataJSON() as { operationName?: string };
    sent.push(operationName ?? 'unnamed');
    if (sent.length > 1) await released;
    await route.continue();
  });
  await page.goto(`/office${path}`);
  await quiet(page);
  const atFirst = sent.length;
  release();
  await quiet(page);
  await page.unroute('**/graphql');
  return sent.slice(atFirst);
}
