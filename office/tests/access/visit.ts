import type { Page, Request } from '@playwright/test';
import { expect } from '../kit/test.ts';

/** What a page asked of the API, and what it was refused. */
export interface Visit {
  /** The names of the operations, but for those of the frame around the page. */
  readonly asked: string[];
  readonly errors: string[];
}

/** What the frame asks wherever somebody is. */
const framesOwn = new Set(['Viewer', 'ViewerUpdated', 'UnreadCount', 'NotificationReceived']);

/** Goes through the application in one window, and knows when a page has come to rest. */
export class Walk {
  readonly page: Page;
  readonly #open = new Set<Request>();
  #asked: string[] = [];
  #errors: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('request', request => {
      if (!request.url().endsWith('/graphql')) return;
      this.#open.add(request);
      const { operationName } = request.postDataJSON() as { operationName?: string };
      if (operationName && !framesOwn.has(operationName)) this.#asked.push(operationName);
    });
    page.on('websocket', socket => {
      socket.on('framereceived', ({ payload }) => {
        const { type, payload: data } = JSON.parse(String(payload)) as { type: string; payload?: unknown };
        if (type === 'error') this.#errors.push(JSON.stringify(data));
      });
    });
    page.on('requestfailed', request => this.#open.delete(request));
    page.on('requestfinished', async request => {
      if (!this.#open.has(request)) return;
      // The browser drops the answer of a page that was left.
      const answer = await request
        .response()
        .then(response => response?.text())
        .catch(() => undefined);
      const { errors } = JSON.parse(answer || '{}') as { errors?: { message: string }[] };
      for (const { message } of errors ?? []) this.#errors.push(message);
      this.#open.delete(request);
    });
  }

  /** As when somebody types the address. */
  async type(path: string): Promise<Visit> {
    this.#begin();
    await this.page.goto(`/office${path}`);
    return this.#rest(path);
  }

  /** As when somebody follows a link: without loading the application again. */
  async follow(path: string): Promise<Visit> {
    this.#begin();
    await this.page.evaluate(to => window.__TSR_ROUTER__.history.push(to), `/office${path}`);
    return this.#rest(path);
  }

  #begin() {
    this.#asked = [];
    this.#errors = [];
  }

  async #rest(path: string): Promise<Visit> {
    const { page } = this;
    const [pathname] = path.split('?');
    await page.waitForFunction(to => {
      const { status, resolvedLocation } = window.__TSR_ROUTER__?.state ?? {};
      return status === 'idle' && resolvedLocation?.pathname === to;
    }, pathname);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    // Twice in a row: an answer may lead to the next question, and a script that has just come asks for the first time.
    let quiet = 0;
    await expect
      .poll(
        async () => {
          await page.evaluate(
            () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))),
          );
          const loading = page.getByText(/^Loading/).or(page.locator('[aria-busy="true"]'));
          quiet = this.#open.size > 0 || (await loading.count()) > 0 ? 0 : quiet + 1;
          return quiet;
        },
        { intervals: [50] },
      )
      .toBeGreaterThan(2);
    return { asked: this.#asked, errors: this.#errors };
  }
}

declare global {
  interface Window {
    /** Set by the router itself. */
    __TSR_ROUTER__: {
      readonly history: { push(href: string): void };
      readonly routesByPath: Readonly<Record<string, unknown>>;
      readonly state: { readonly status: string; readonly resolvedLocation?: { readonly pathname: string } };
    };
  }
}
