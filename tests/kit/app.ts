import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { FastifyBaseLogger } from 'fastify';
import type { InjectOptions, Response } from 'light-my-request';
import { afterAll, beforeAll } from 'vitest';
import { type App, buildApp, type Overrides, prepareModules, systemContext } from '../../src/app.ts';
import { entities } from '../../src/manifests.ts';
import { migrations } from '../../src/migrations/index.ts';
import { type Config, readConfig } from '../../src/platform/config/config.ts';
import type { Context } from '../../src/platform/context/context.ts';
import type { Services } from '../../src/platform/context/services.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { runDueJobs } from '../../src/platform/jobs/run-due-jobs.ts';
import { Actors } from './actors.ts';
import type { Answer } from './answer.ts';
import { type Client, clientOf } from './client.ts';
import { TestClock } from './clock.ts';
import { databaseAt, newMigratedDatabaseUrl } from './database.ts';
import { liftHoldLimits } from './hold-limits.ts';
import { newMailFolder, testEnvironment } from './settings.ts';

/** A running application as a client sees it. */
export class TestApp {
  readonly logLines: string[] = [];
  readonly actors: Actors;

  constructor(
    readonly app: App,
    readonly clock: TestClock,
    readonly url: string,
  ) {
    this.actors = new Actors(this);
  }

  get services(): Services {
    return this.app.services;
  }

  get database(): Database {
    return this.app.database;
  }

  get log(): FastifyBaseLogger {
    return this.app.http.log;
  }

  /** Sends a request as it is. */
  http(options: InjectOptions): Promise<Response> {
    return this.app.http.inject(options);
  }

  /** Sends a GraphQL operation as one of the actors, and returns the whole answer. */
  async send(actor: string, query: string, variables: object = {}): Promise<Answer> {
    return this.sendWith(await this.actors.headers(actor), query, variables);
  }

  /** Sends a GraphQL operation with these headers. Requests without a session come each from an address of their own. */
  async sendWith(
    headers: Record<string, string>,
    query: string,
    variables: object = {},
    remoteAddress = randomAddress(),
  ): Promise<Answer> {
    const response = await this.http({
      method: 'POST',
      url: '/graphql',
      headers,
      remoteAddress,
      payload: { query, variables },
    });
    return response.json();
  }

  /** Sends an operation that must succeed, and returns its data. */
  async ask(actor: string, query: string, variables: object = {}): Promise<Answer['data']> {
    return this.#as(actor).ask(query, variables);
  }

  /** Runs a mutation of one input as a manager and returns its payload, user errors and all. */
  async mutate(
    name: string,
    input: object,
    fields: string,
    actor: string = 'manager',
  ): Promise<Answer['data']> {
    return this.#as(actor).mutate(name, input, fields);
  }

  #as(actor: string): Client {
    return clientOf((query, variables) => this.send(actor, query, variables));
  }

  /** Does all background work that is due, as a worker would. Returns how many jobs ran. */
  work(): Promise<number> {
    return runDueJobs(this.app.services, this.app.http.log);
  }

  /** Runs SQL text of the test. */
  sql<R extends object = Record<string, unknown>>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<R[]> {
    return this.database.run<R>({ text, values });
  }

  /** A context for what tests do beneath GraphQL. */
  context(): Context {
    return systemContext(this.app.services, this.app.http.log);
  }
}

/** Addresses are counted and throttled; tests that are not about that should not meet at one. */
function randomAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
}

export async function startTestApp(
  settings: Partial<Config> = {},
  overrides: Overrides = {},
): Promise<TestApp> {
  const clock = new TestClock();
  const url = settings.databaseUrl ?? (await newMigratedDatabaseUrl());
  const database = await openDatabase(databaseAt(url), clock, entities, migrations);
  const lines: string[] = [];
  const app = await buildApp(
    { ...readConfig(testEnvironment), databaseUrl: url, mailFolder: newMailFolder(), ...settings },
    {
      clock,
      database,
      logStream: { write: line => void lines.push(line) },
      ...overrides,
    },
  );
  const test = new TestApp(app, clock, url);
  await prepareModules(app);
  await liftHoldLimits(database);
  test.logLines.push(...lines);
  lines.push = (...more) => test.logLines.push(...more);
  return test;
}

/** The application of a test file: `const app = useApp()`, then `app().ask(…)`. */
export function useApp(settings: Partial<Config> = {}, overrides: Overrides = {}): () => TestApp {
  let test: TestApp | undefined;
  beforeAll(async () => {
    test = await startTestApp(settings, overrides);
  });
  afterAll(async () => {
    await test?.app.stop();
    await test?.app.database.close();
    if (test) rmSync(test.app.services.config.mailFolder, { recursive: true, force: true });
  });
  return () => test!;
}
