import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../../../tests/kit/free-port.ts';
import { root, type SpecStore, settings } from './stores.ts';

/** A server of its own, as `npm start` runs it. */
export class SpecServer {
  readonly store: SpecStore;
  readonly port: number;
  #child: ChildProcess | undefined;

  private constructor(store: SpecStore, port: number) {
    this.store = store;
    this.port = port;
  }

  static async start(store: SpecStore): Promise<SpecServer> {
    const server = new SpecServer(store, await freePort());
    await server.start();
    return server;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** Starts it again after `stop`, at the same address. */
  async start(): Promise<void> {
    const child = spawn(join(root, 'node_modules/.bin/node'), [join(root, 'dist/main.js')], {
      cwd: this.store.folder,
      env: {
        PATH: process.env.PATH,
        ...settings,
        PORT: String(this.port),
        DATABASE_URL: this.store.databaseUrl,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    process.once('exit', () => child.kill('SIGKILL'));
    let output = '';
    child.stderr.on('data', chunk => {
      output += String(chunk);
    });
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', chunk => {
        output += String(chunk);
        if (output.includes('Tradepost is ready')) resolve();
      });
      child.once('exit', code => reject(new Error(`The server ended with ${code}: ${output}`)));
    });
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    // Pages hold sockets open, and nobody waits for them here.
    const killer = setTimeout(() => child.kill('SIGKILL'), 3_000);
    child.kill('SIGTERM');
    await once(child, 'exit');
    clearTimeout(killer);
  }

  async remove(): Promise<void> {
    await this.stop();
    this.store.remove();
  }
}
