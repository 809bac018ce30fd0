import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import { paragraph } from '../../src/platform/mail/mail.ts';
import { queueMail } from '../../src/platform/mail/queue-mail.ts';
import { useApp } from '../kit/app.ts';
import { untilNoJobsWait } from '../kit/jobs.ts';
import { type ServerProcess, startServerProcess } from '../kit/server-process.ts';
import { startWorkerProcess } from '../kit/worker-process.ts';

const app = useApp();

/** Ten seconds pass in a tenth. */
const quickTimes = `
  import timers from 'node:timers/promises';
  import { syncBuiltinESMExports } from 'node:module';
  const sleep = timers.setTimeout;
  timers.setTimeout = (ms, ...others) => sleep(ms / 100, ...others);
  syncBuiltinESMExports();`;

/** Code that changes what Node.js does in a process, before anything else runs in it. */
const preload = (code: string) => `--import data:text/javascript,${encodeURIComponent(code)}`;

/** Starts a server on an empty database, after code that changes what Node.js does in its process. */
function startWith(code: string): Promise<ServerProcess> {
  return startServerProcess(app(), {
    DATABASE_URL: 'sqlite::memory:',
    DEMO_DATA: 'false',
    NODE_OPTIONS: preload(code),
  });
}

/** Begins a request that never ends. The server has it when it answers that the body may come. */
async function beginRequest(server: ServerProcess): Promise<void> {
  const { hostname, port } = new URL(server.address);
  const socket = connect(Number(port), hostname).on('error', () => {});
  const headers = [
    'host: test',
    'content-type: application/json',
    'content-length: 99',
    'expect: 100-continue',
  ];
  socket.write(`POST /graphql HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
  await once(socket, 'data');
}

/** Tells a server to stop; returns its exit code and the errors that it has logged. */
async function stop(server: ServerProcess) {
  const exited = once(server.child, 'exit');
  server.child.kill('SIGTERM');
  const [code] = await exited;
  await server.stop();
  return { code, errors: server.log().map(({ msg }) => msg) };
}

it('a server that stops in time exits with 0', async () => {
  expect(await stop(await startWith(''))).toEqual({ code: 0, errors: [] });
});

it('a server that is not done when its time is over exits with 1 and says so', async () => {
  const server = await startWith(quickTimes);
  await beginRequest(server);
  expect(await stop(server)).toEqual({
    code: 1,
    errors: ['Stopped while requests or jobs were still in flight.'],
  });
});

it('a server that cannot stop exits with 1 and says why', async () => {
  const server = await startWith(`
    import { DatabaseSync } from 'node:sqlite';
    DatabaseSync.prototype.close = () => { throw new Error('The disk is full.'); };`);
  expect(await stop(server)).toEqual({ code: 1, errors: ['The process could not stop cleanly.'] });
  expect(server.output()).toContain('The disk is full.');
});

describe('a worker', () => {
  const settings = () => ({
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    DATABASE_URL: app().url,
    AUTH_SECRETS: app().services.config.authSecrets.join(','),
  });
  const waiting = () =>
    app().database.run<{ name: string; attempts: number }>({
      text: "select name, attempts from job where name = 'mail.deliver'",
      values: [],
    });

  it('that stops in time exits with 0, and leaves no lease behind', async () => {
    const worker = await startWorkerProcess(settings());
    await untilNoJobsWait(app());
    expect(await worker.end()).toBe(0);
    expect(await app().database.run({ text: 'select id from job_worker', values: [] })).toEqual([]);
  });

  it('that is not done when its time is over exits with 1 and says so', async () => {
    const mailServer = createServer(socket => socket.on('error', () => {})).listen(0, '127.0.0.1');
    await once(mailServer, 'listening');
    const { port } = mailServer.address() as AddressInfo;
    const connected = once(mailServer, 'connection');
    const worker = await startWorkerProcess({
      ...settings(),
      NODE_OPTIONS: preload(quickTimes),
      SMTP_URL: `smtp://127.0.0.1:${port}`,
    });
    await inTransaction(app().context(), async ctx => {
      const to = { name: null, email: 'anna@example.com' };
      const mail = { to, template: 'test.stop', subject: 'Hi', content: [paragraph('Hi.')] };
      await queueMail(ctx, mail, { recipientId: null });
    });
    const [socket] = await connected;
    expect(await worker.end()).toBe(1);
    expect(worker.output()).toContain('Stopped while requests or jobs were still in flight.');
    expect(await waiting()).toEqual([{ name: 'mail.deliver', attempts: 1 }]);
    socket.destroy();
    mailServer.close();
  });

  it('whose database does not answer any more exits with 1 all the same', async () => {
    const proxy = await startFreezableProxy(Number(new URL(app().url).port));
    const url = Object.assign(new URL(app().url), { port: String(proxy.port) });
    const worker = await startWorkerProcess({
      ...settings(),
      NODE_OPTIONS: preload(quickTimes),
      DATABASE_URL: url.href,
    });
    await proxy.freeze();
    expect(await worker.end()).toBe(1);
    expect(worker.output()).toContain('Stopped while requests or jobs were still in flight.');
    proxy.close();
  });
});

/** Passes everything on, until it is frozen: then it holds back what comes, as a database that has stopped. */
async function startFreezableProxy(target: number) {
  const sockets = new Set<Socket>();
  let isFrozen = false;
  let held = () => {};
  const server = createServer(client => {
    const upstream = connect(target, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
    }
    client.on('data', chunk => (isFrozen ? held() : upstream.write(chunk)));
    upstream.on('data', chunk => void (isFrozen || client.write(chunk)));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    /** Resolves when the first statement is being held back. */
    freeze: () =>
      new Promise<void>(resolve => {
        held = resolve;
        isFrozen = true;
      }),
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
