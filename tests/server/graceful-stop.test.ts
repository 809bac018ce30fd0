import { Agent, get, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type App, buildApp } from '../../src/app.ts';
import { migrations } from '../../src/migrations/index.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { newDatabaseUrl } from '../kit/database.ts';

let app: App;

/** An application on its own port, with a database that it opened itself and therefore must close. */
async function start(): Promise<number> {
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: await newDatabaseUrl() });
  app = await buildApp(config);
  await migrate(app.database, migrations);
  await app.http.listen({ host: '127.0.0.1', port: 0 });
  return (app.http.server.address() as AddressInfo).port;
}

/** Delays every statement until `release` is called. */
function holdDatabase(): { started: Promise<void>; release: () => void } {
  const run = app.database.run.bind(app.database);
  const { promise: gate, resolve: release } = Promise.withResolvers<void>();
  const { promise: started, resolve: start } = Promise.withResolvers<void>();
  app.database.run = async (statement, on) => {
    start();
    await gate;
    return run(statement, on);
  };
  return { started, release };
}

interface Answer {
  status: number | undefined;
  body: string;
  connection: string | undefined;
}

function ask(port: number, query: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        agent: new Agent({ keepAlive: true }),
      },
      response => void read(response).then(resolve, reject),
    );
    sent.on('error', reject);
    sent.end(JSON.stringify({ query }));
  });
}

async function read(response: IncomingMessage): Promise<Answer> {
  const chunks = await response.toArray();
  const { statusCode, headers } = response;
  return { status: statusCode, body: Buffer.concat(chunks).toString(), connection: headers.connection };
}

const query = '{ settings { storeName } }';

describe('app.stop()', () => {
  afterEach(() => app.stop());

  it('finishes a request in flight, accepts no new ones, then closes the database', async () => {
    const port = await start();
    const { started, release } = holdDatabase();
    const { database } = app;
    const close = database.close.bind(database);
    let closed = 0;
    database.close = () => {
      closed++;
      return close();
    };
    const inFlight = ask(port, query);
    await started;
    expect(await knock(port)).toBe('open');

    let hasStopped = false;
    const stopped = app.stop().then(() => {
      hasStopped = true;
    });
    await vi.waitFor(async () => expect(await knock(port)).toBe('ECONNREFUSED'));
    expect(hasStopped).toBe(false);
    expect(closed).toBe(0);

    release();
    const answer = await inFlight;
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body).data).toEqual({ settings: { storeName: 'Tradepost' } });
    // The client would keep its connection open; the server must not wait for that.
    await expect(Promise.race([stopped.then(() => 'stopped'), inTwoSeconds()])).resolves.toBe('stopped');
    expect(closed).toBe(1);
    expect(await knock(port)).toBe('ECONNREFUSED');
  });

  it('while it drains still answers, says that it is not ready, and asks to close connections', async () => {
    const port = await start();
    const before = await ask(port, query);
    expect(before.connection).toBe('keep-alive');
    app.drain();
    const after = await ask(port, query);
    expect(after).toMatchObject({ status: 200, connection: 'close' });
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'stopping' }]);
    expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200);
  });

  it('does not wait for idle connections', async () => {
    const port = await start();
    const agent = new Agent({ keepAlive: true });
    await new Promise<void>((resolve, reject) => {
      get({ host: '127.0.0.1', port, path: '/health/live', agent }, response => {
        response.resume().on('end', resolve);
      }).on('error', reject);
    });
    await expect(Promise.race([app.stop().then(() => 'stopped'), inTwoSeconds()])).resolves.toBe('stopped');
    agent.destroy();
  });

  it('may be called again', async () => {
    await start();
    await app.stop();
    await expect(app.stop()).resolves.toBeUndefined();
  });
});

/** Whether the port accepts a connection: `open`, or the code of the refusal. */
function knock(port: number): Promise<string> {
  return new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port }, () => {
      socket.destroy();
      resolve('open');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

function inTwoSeconds(): Promise<string> {
  return new Promise(resolve => setTimeout(resolve, 2_000, 'still waiting'));
}
