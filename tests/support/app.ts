import type { InjectOptions, Response } from 'light-my-request';
import { afterAll, beforeAll } from 'vitest';
import { type App, buildApp, systemContext } from '../../src/app.ts';
import { type Actor, guest } from '../../src/authorization/actor.ts';
import { type Permission, permissions } from '../../src/authorization/permission.ts';
import { type Config, readConfig } from '../../src/config.ts';
import type { Context } from '../../src/context.ts';
import { TestClock } from './clock.ts';
import { newDatabase } from './database.ts';

/** Who a test may be. The header stands in for a session, which only tests can do: `actorOf` is an override. */
const actors: Record<string, Actor> = {
  guest,
  customer: { ...guest, userId: 'user_01h455vb4pex5vsknk084sn02q' },
  manager: {
    ...guest,
    userId: 'user_01h455vb4pex5vsknk084sn03r',
    permissions: new Set(Object.keys(permissions) as Permission[]),
  },
};

export interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions: Record<string, unknown>;
}

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

export interface Answer {
  data: Data;
  errors?: GraphqlError[];
  extensions?: { cost?: { requested: number; limit: number } };
}

/** A running application as a client sees it. */
export class TestApp {
  readonly logLines: string[] = [];

  constructor(
    readonly app: App,
    readonly clock: TestClock,
    readonly url: string,
  ) {}

  /** Sends a request as it is. */
  http(options: InjectOptions): Promise<Response> {
    return this.app.http.inject(options);
  }

  /** Sends a GraphQL operation and returns the whole answer. */
  async send(actor: keyof typeof actors & string, query: string, variables: object = {}): Promise<Answer> {
    const response = await this.http({
      method: 'POST',
      url: '/graphql',
      headers: { 'x-test-actor': actor },
      payload: { query, variables },
    });
    return response.json();
  }

  /** Sends an operation that must succeed, and returns its data. */
  async ask(actor: string, query: string, variables: object = {}): Promise<Data> {
    const { data, errors } = await this.send(actor, query, variables);
    if (errors) throw new Error(`${query}\n${JSON.stringify(errors, null, 2)}`);
    return data;
  }

  /** Runs a mutation of one input as a manager and returns its payload, user errors and all. */
  async mutate(name: string, input: object, fields: string, actor = 'manager'): Promise<Data> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { __typename code message path } } }`;
    return (await this.ask(actor, query, { input }))[name];
  }

  /** A context for what tests do beneath GraphQL. */
  context(): Context {
    return systemContext(this.app.services, this.app.http.log);
  }
}

const environment = {
  NODE_ENV: 'test',
  BCRYPT_COST: '4',
  WORKER: 'off',
  LOG_LEVEL: 'warn',
  PUBLIC_URL: 'http://localhost:4000',
};

export async function startTestApp(settings: Partial<Config> = {}): Promise<TestApp> {
  const clock = new TestClock();
  const { database, url } = await newDatabase(clock);
  const lines: string[] = [];
  const app = await buildApp(
    { ...readConfig(environment), databaseUrl: url, ...settings },
    {
      clock,
      database,
      actorOf: request => actors[String(request.headers['x-test-actor'] ?? 'guest')] ?? guest,
      logStream: { write: line => void lines.push(line) },
    },
  );
  const test = new TestApp(app, clock, url);
  test.logLines.push(...lines);
  lines.push = (...more) => test.logLines.push(...more);
  return test;
}

/** The application of a test file: `const app = useApp()`, then `app().ask(…)`. */
export function useApp(settings: Partial<Config> = {}): () => TestApp {
  let test: TestApp | undefined;
  beforeAll(async () => {
    test = await startTestApp(settings);
  });
  afterAll(async () => {
    await test?.app.stop();
    await test?.app.database.close();
  });
  return () => test!;
}
