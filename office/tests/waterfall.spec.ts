import type { Page, Request } from '@playwright/test';
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
  '/taxes',
  '/shipping',
  '/audit',
  '/account',
];

test('no page waits for an answer to ask again, once it is known who it is for', async ({ open }) => {
  test.slow();
  const page = await open('admin', '/suppliers');
  // Once events arrive, pages are read again: somebody may have changed something in between. That waits for no answer.
  await page.routeWebSocket('**/graphql', () => undefined);
  await expect(page.getByRole('row', { name: /Alpenglow/ })).toBeVisible();
  const requests = new Requests(page);
  // What this page still asks for would count as the first request of the next one.
  await requests.quiet();
  for (const path of paths) expect(await askedLater(page, requests, path), path).toEqual([]);
});

/** A page that asks for nothing so long, though it could, has asked for all that it can. */
const quietMs = 1_000;

/** Knows what a page waits for, but for what is held back from it. */
class Requests {
  readonly #page: Page;
  readonly #open = new Set<Request>();
  #lastAt = performance.now();

  constructor(page: Page) {
    this.#page = page;
    page.on('request', request => this.#note(() => this.#open.add(request)));
    page.on('requestfinished', request => this.#note(() => this.#open.delete(request)));
    page.on('requestfailed', request => this.#note(() => this.#open.delete(request)));
  }

  hold(request: Request): void {
    this.#open.delete(request);
  }

  async quiet(): Promise<void> {
    this.#lastAt = performance.now();
    while (this.#open.size > 0 || performance.now() < this.#lastAt + quietMs) {
      await this.#page.waitForTimeout(100);
      // Answered when no script is at work.
      await this.#page.evaluate(() => new Promise(resolve => requestIdleCallback(resolve)));
    }
  }

  #note(change: () => void): void {
    change();
    this.#lastAt = performance.now();
  }
}

/** The queries that a page sends only after the answers to its first ones: all but who it is for are held back until then. */
async function askedLater(page: Page, requests: Requests, path: string): Promise<string[]> {
  const sent: string[] = [];
  let release: () => void = () => undefined;
  const released = new Promise<void>(resolve => {
    release = resolve;
  });
  await page.route('**/graphql', async route => {
    const { operationName } = route.request().postDataJSON() as { operationName?: string };
    sent.push(operationName ?? 'unnamed');
    if (sent.length > 1) {
      requests.hold(route.request());
      await released;
    }
    await route.continue();
  });
  await page.goto(`/office${path}`);
  await requests.quiet();
  const atFirst = sent.length;
  release();
  await requests.quiet();
  await page.unroute('**/graphql');
  return sent.slice(atFirst);
}
