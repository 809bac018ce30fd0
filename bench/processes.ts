import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

/** The processes that this benchmark has started and that still run; no others are ever ended. */
const running = new Map<ChildProcess, { readonly isGroup: boolean }>();
const stopTimeoutMs = 10_000;
let isStopping = false;

/** Starts a program that `stopProcesses` ends; with `detached`, together with all its children. */
export function start(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  if (isStopping) throw new Error('The bench is being stopped.');
  const child = spawn(command, args, options);
  running.set(child, { isGroup: options.detached === true });
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Runs a program to its end. It must succeed within the time. */
export async function runToEnd(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
  timeoutMs: number,
): Promise<void> {
  const child = start(command, args, { stdio: ['ignore', 'ignore', 'inherit'], ...options });
  let isLate = false;
  const late = setTimeout(() => {
    isLate = true;
    signal(child, 'SIGKILL');
  }, timeoutMs);
  try {
    const [code, killedBy] = await once(child, 'exit');
    if (code === 0) return;
    const reason = isLate ? `took more than ${timeoutMs / 1_000} s` : `ended with ${code ?? killedBy}`;
    throw new Error(`${[command, ...args].join(' ')} ${reason}.`);
  } finally {
    clearTimeout(late);
  }
}

/** Ends all processes that still run, and waits for their end. Nothing can be started afterwards. */
export async function stopProcesses(): Promise<void> {
  isStopping = true;
  await Promise.all([...running.keys()].map(stop));
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  // A process group compiles or installs: nothing in it needs saving, and the native tsc ignores SIGTERM.
  signal(child, running.get(child)?.isGroup ? 'SIGKILL' : 'SIGTERM');
  const late = setTimeout(() => signal(child, 'SIGKILL'), stopTimeoutMs);
  await ended;
  clearTimeout(late);
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (!running.get(child)?.isGroup || child.pid === undefined) {
    child.kill(name);
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch (error) {
    // The last process of the group may have ended just now.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

process.once('exit', () => {
  for (const child of running.keys()) signal(child, 'SIGKILL');
});
