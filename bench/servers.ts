import { type ChildProcess, spawn } from 'node:child_process';

const children: ChildProcess[] = [];

/** Starts a server in a process of its own, and waits until it says that it is ready. */
export function startServer(
  script: string,
  args: string[],
  environment: Record<string, string>,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.stdout.on('data', chunk => String(chunk).includes('is ready') && resolve(child));
    child.once('exit', code => reject(new Error(`${script} ended with ${code}.`)));
  });
}

/** Runs a script to its end. */
export function run(script: string, args: string[], url: string): Promise<void> {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve, reject) =>
    child.once('exit', code => (code === 0 ? resolve() : reject(new Error(`${script} ${args[0]} failed.`)))),
  );
}

export function stopServers(): void {
  for (const child of children) child.kill('SIGTERM');
}

/** What a server needs in production, which is how speed is measured. */
export const production = {
  LOG_LEVEL: 'warn',
  NODE_ENV: 'production',
  AUTH_SECRETS: 'a secret that only the bench has and long enough',
};
