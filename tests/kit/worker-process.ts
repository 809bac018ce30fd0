import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;

/** The compiled worker in a process of its own. */
export interface WorkerProcess {
  readonly child: ChildProcess;
  /** All that it has written: its log, and what it says to people. */
  output(): string;
  /** Sends it a signal and waits for its end. Returns its exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

export async function startWorkerProcess(settings: Readonly<Record<string, string>>): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'worker'], {
    cwd: root,
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', chunk => {
      output += String(chunk);
      if (output.includes('The worker is running')) resolve();
    });
    child.once('exit', code => reject(new Error(`The worker ended with ${code}: ${output}`)));
  });
  return {
    child,
    output: () => output,
    async end(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}
