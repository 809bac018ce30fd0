// How fast the back office is in a browser: the dashboard of the demo store, cold, and a filter of 10,000 products.
//   npm run bench:office
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { accounts, password } from '../tests/kit/api.ts';
import { chromiumBinary } from '../tests/kit/chromium.ts';
import prepareStores from '../tests/kit/prepare-stores.ts';
import { SpecServer } from '../tests/kit/server.ts';
import { embeddedStore, root, type SpecStore, settings } from '../tests/kit/stores.ts';

const products = 10_000;
const rounds = 5;
const dashboardBudgetMs = 600;
const filterBudgetMs = 100;

const executablePath = chromiumBinary();
if (!executablePath) throw new Error('There is no Chromium; install it, or set CHROMIUM.');
const cleanUp = await prepareStores();
const store = embeddedStore();
addProducts(store);
const server = await SpecServer.start(store);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  report('Dashboard painted, cold', await measured(dashboardMs), dashboardBudgetMs);
  report(`Filter of ${products} products shown after its answer`, await measured(filterMs), filterBudgetMs);
} finally {
  await browser.close();
  await server.remove();
  await cleanUp();
}

function addProducts({ folder, databaseUrl }: SpecStore): void {
  const files = join(folder, 'import');
  mkdirSync(files);
  const rows = Array.from(
    { length: products },
    (_, index) => `BENCH-${index},Bench product ${index},${10 + (index % 500)}.00`,
  );
  writeFileSync(join(files, 'products.csv'), ['sku,name,price', ...rows].join('\n'));
  execFileSync(join(root, 'node_modules/.bin/node'), [join(root, 'dist/cli.js'), 'import', files], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...settings, DATABASE_URL: databaseUrl },
    stdio: 'pipe',
  });
}

/** Runs something in windows without a cache, each with a session of its own. */
async function measured(run: (page: Page) => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ baseURL: server.url, locale: 'en-US' });
    const page = await context.newPage();
    await page.goto('/office/icon.svg');
    await page.evaluate(
      async ([email, own]) => {
        const query =
          'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessTokenExpiresAt } } }';
        await fetch('/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            query,
            variables: { input: { email, password: own, transport: 'COOKIE' } },
          }),
        });
        localStorage.setItem('tradepost.may-have-session', 'true');
      },
      [accounts.manager, password] as const,
    );
    times.push(await run(page));
    await context.close();
  }
  return times;
}

/** From the request of the page until the frame that shows its figures and its recent orders. The page tells it, without being asked. */
async function dashboardMs(page: Page): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const timer = setTimeout(() => reject(new Error('The dashboard did not appear.')), 30_000);
  await page.exposeFunction('painted', resolve);
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      const figures = [...document.querySelectorAll('main section[aria-label="Figures"] > *')];
      // The label of a figure is there before its number.
      const areShown = figures.length > 0 && figures.every(({ textContent }) => /\d/.test(textContent ?? ''));
      if (!areShown || !document.querySelector('main li')) return;
      observer.disconnect();
      const { painted } = window as unknown as { painted: (ms: number) => void };
      requestAnimationFrame(() => setTimeout(() => painted(performance.now())));
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true });
  });
  await page.goto('/office/', { waitUntil: 'commit' });
  const ms = await promise.finally(() => clearTimeout(timer));
  // What was measured is the dashboard as its reader knows it.
  await page.getByRole('heading', { name: 'Recent orders' }).waitFor();
  await page.locator('main li').first().waitFor();
  return ms;
}

/** From the last byte of the answer until the frame in which the rows have changed. */
async function filterMs(page: Page): Promise<number> {
  await page.goto('/office/products');
  await page.getByRole('row').nth(5).waitFor();
  const shown = page.evaluate(
    () =>
      new Promise<number>(resolve => {
        const body = document.querySelector('main table tbody');
        if (!body) throw new Error('There is no table.');
        new MutationObserver(() => {
          if (!body.textContent?.includes('Bench product 77')) return;
          requestAnimationFrame(() => {
            const answers = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
            const last = answers.filter(({ name }) => name.endsWith('/graphql')).at(-1);
            resolve(performance.now() - (last?.responseEnd ?? 0));
          });
        }).observe(body, { childList: true, subtree: true, characterData: true });
      }),
  );
  await page.getByRole('searchbox').first().fill('BENCH-77');
  return shown;
}

function report(what: string, times: readonly number[], budget: number): void {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)]!;
  const all = sorted.map(time => time.toFixed(0)).join(' ');
  process.stdout.write(`${what}: median ${median.toFixed(0)} ms of ${all} (budget ${budget} ms)\n`);
}
