import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';
import { type ServerProcess, startServerProcess } from '../kit/server-process.ts';

const app = useApp();

/** Starts a server on an empty database, after code that changes what Node.js does in its process. */
function startWith(code: string): Promise<ServerProcess> {
  const preload = `data:text/javascript,${encodeURIComponent(code)}`;
  return startServerProcess(app(), {
    DATABASE_URL: 'sqlite::memory:',
    DEMO_DATA: 'false',
    NODE_OPTIONS: `--import ${preload}`,
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
  // Ten seconds pass in a tenth.
  const server = await startWith(`
    import timers from 'node:timers/promises';
    import { syncBuiltinESMExports } from 'node:module';
    const sleep = timers.setTimeout;
    timers.setTimeout = (ms, ...others) => sleep(ms / 100, ...others);
    syncBuiltinESMExports();`);
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
