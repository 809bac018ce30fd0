import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { testEnvironment } from './settings.ts';

const root = new URL('../..', import.meta.url).pathname;

/** A command of the compiled command line that has ended. */
export interface CliResult {
  /** The exit code, or null when it was killed. */
  readonly code: number | null;
  readonly output: string;
  readonly complaints: string;
}

/** Runs a command of the compiled command line in a process of its own. */
export async function runCli(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<CliResult> {
  const child = spawn(join(root, 'node_modules/.bin/node'), [join(root, 'dist/cli.js'), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...testEnvironment, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  let output = '';
  let complaints = '';
  child.stdout.on('data', chunk => {
    output += String(chunk);
  });
  child.stderr.on('data', chunk => {
    complaints += String(chunk);
  });
  const [code] = await once(child, 'close');
  process.off('exit', kill);
  return { code, output, complaints };
}
