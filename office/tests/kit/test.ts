import { randomUUID } from 'node:crypto';
import { type BrowserContextOptions, test as base, type Page } from '@playwright/test';
import { type Account, Api, accounts, password } from './api.ts';
import { SpecServer } from './server.ts';
import { embeddedStore, mariadbStore, prepared } from './stores.ts';

type Who = Account | { email: string; password: string };

interface Fixtures {
  /** Which database the server of the spec runs on. */
  database: 'sqlite' | 'mariadb';
  /** A server of this spec alone, with the demo store. */
  server: SpecServer;
  api: Api;
  /** Opens a window of its own in which somebody is signed in, at a page of the office. */
  open: (who: Who | null, path?: string, options?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  database: ['sqlite', { option: true }],
  async server({ database }, use) {
    test.skip(database === 'mariadb' && prepared().mariadb === null, 'MariaDB is not installed.');
    const store =
      database === 'mariadb'
        ? await mariadbStore(`office_${randomUUID().replaceAll('-', '')}`)
        : embeddedStore();
    const server = await SpecServer.start(store);
    await use(server);
    await server.remove();
  },
  async api({ server }, use) {
    await use(new Api(server));
  },
  async open({ server, browser }, use) {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (who, path = '/', options = {}) => {
      const context = await browser.newContext({ ...options, baseURL: server.url });
      contexts.push(context);
      const page = await context.newPage();
      if (who) await signIn(page, who);
      await page.goto(`/office${path}`);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

export { expect } from '@playwright/test';

/** Begins a session in the cookies of the window, as the page for signing in does. */
async function signIn(page: Page, who: Who): Promise<void> {
  const credentials = typeof who === 'string' ? { email: accounts[who], password } : who;
  await page.goto('/office/icon.svg');
  const answer = await page.evaluate(async ({ email, password: own }) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessTokenExpiresAt } userErrors { message } } }',
        variables: { input: { email, password: own, transport: 'COOKIE' } },
      }),
    });
    localStorage.setItem('tradepost.may-have-session', 'true');
    return response.json();
  }, credentials);
  if (!answer.data?.signIn?.session) throw new Error(`Could not sign in: ${JSON.stringify(answer)}`);
}
