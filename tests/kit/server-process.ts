import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from './answer.ts';
import type { TestApp } from './app.ts';

const root = new URL('../..', import.meta.url).pathname;

/** A server in a process of its own, on the database of a test. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly folder: string;
  /** Where it listens, such as `http://127.0.0.1:40123`. */
  readonly address: string;
  /** All that it has written, the words for people at its start included. */
  output(): string;
  /** What it has logged so far, from `LOG_LEVEL` up: errors, unless the settings say otherwise. */
  log(): { readonly level: number; readonly msg: string }[];
  send(headers: Record<string, string>, query: string, variables?: object): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts the compiled server with the same secrets as the application of the test. */
export async function startServerProcess(
  test: TestApp,
  settings: Record<string, string> = {},
): Promise<ServerProcess> {
  const { config } = test.app.services;
  const folder = mkdtempSync(join(tmpdir(), 'tradepost-server-'));
  const server = await startServerIn(folder, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    BCRYPT_COST: '4',
    DATABASE_URL: test.url,
    PUBLIC_URL: config.publicUrl,
    AUTH_SECRETS: config.authSecrets.join(','),
    ...settings,
  });
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts the compiled server in a folder, where it keeps its files, with these settings alone. */
export async function startServerIn(
  folder: string,
  settings: Record<string, string>,
): Promise<ServerProcess> {
  const child = spawn(join(root, 'node_modules/.bin/node'), [join(root, 'dist/main.js')], {
    cwd: folder,
    // Tests read at one server what they wrote at another.
    env: { PATH: process.env.PATH, PORT: '0', PUBLIC_CACHE_MS: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  let output = '';
  child.stderr.on('data', chunk => {
    output += String(chunk);
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', chunk => {
      output += String(chunk);
      const found = /is ready: (\S+)\/graphql/.exec(output)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', code => reject(new Error(`The server ended with ${code}: ${output}`)));
  });
  return {
    child,
    folder,
    address,
    output: () => output,
    log: () =>
      output
        .split('\n')
        .filter(line => line.startsWith('{') && line.endsWith('}'))
        .map(line => JSON.parse(line)),
    async send(headers, query, variables = {}) {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
    },
  };
}
