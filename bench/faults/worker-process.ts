import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { start } from '../processes.ts';

/** A worker in a process of its own, and what it has logged. */
export interface WorkerProcess {
  readonly child: ChildProcess;
  log(): string;
}

export async function startWorkerProcess(settings: Readonly<Record<string, string>>): Promise<WorkerProcess> {
  const child = start(process.execPath, ['dist/cli.js', 'worker'], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', chunk => {
      output += String(chunk);
      if (output.includes('The worker is running')) resolve();
    });
    child.once('exit', code => reject(new Error(`The worker ended with ${code}: ${output}`)));
  });
  return { child, log: () => output };
}

/** Ends a process, and waits for its end. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
