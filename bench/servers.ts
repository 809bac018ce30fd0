import type { ChildProcess } from 'node:child_process';
import { runToEnd, start, stopProcesses } from './processes.ts';

export interface Server {
  readonly child: ChildProcess;
  /** The address that it prints, such as `http://127.0.0.1:40123`; undefined when it prints none. */
  readonly address: string | undefined;
}

const startTimeoutMs = 60_000;
const runTimeoutMs = 600_000;

/** Settings in the environment must not reach the servers that are measured. */
const alone = {
  HOST: '127.0.0.1',
  DATABASE_REPLICA_URLS: '',
  REDIS_URL: '',
  SMTP_URL: '',
  // Otherwise the same answer is computed once a second, and nothing else is measured.
  PUBLIC_CACHE_MS: '0',
};

/** Starts a server in its own process, and waits until it prints that it is ready. */
export function startServer(
  script: string,
  args: string[],
  environment: Record<string, string>,
  folder = '.',
): Promise<Server> {
  const child = start(process.execPath, [script, ...args], {
    cwd: folder,
    env: { ...process.env, ...alone, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let words = '';
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`${script} was not ready after ${startTimeoutMs / 1_000} s.`)),
      startTimeoutMs,
    );
    child.stdout!.on('data', chunk => {
      words += String(chunk);
      const ready = /is ready(?:: (?<address>\S+)\/graphql)?.*\n/.exec(words);
      if (!ready) return;
      clearTimeout(late);
      resolve({ child, address: ready.groups?.address });
    });
    child.once('exit', code => {
      clearTimeout(late);
      reject(new Error(`${script} ended with ${code}.`));
    });
  });
}

/** Runs a script to its end. */
export function run(script: string, args: string[], url: string, folder = '.'): Promise<void> {
  return runToEnd(
    process.execPath,
    [script, ...args],
    { cwd: folder, env: { ...process.env, ...alone, DATABASE_URL: url } },
    runTimeoutMs,
  );
}

export function stopServers(): Promise<void> {
  return stopProcesses();
}

/** The settings of a server in production; speed is measured with them. One caller sends it all, so budgets are raised. */
export const production = {
  LIMITS_MAXIMUM: '1000000000',
  LIMITS_RESTORE_PER_SECOND: '1000000000',
  LIMITS_CONCURRENT: '100000',
  DRAIN_SECONDS: '0',
  LOG_LEVEL: 'warn',
  NODE_ENV: 'production',
  AUTH_SECRETS: 'a secret that only the bench has and long enough',
};
