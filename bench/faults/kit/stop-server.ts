import { once } from 'node:events';
import type { Server } from '../../servers.ts';

/** Stops one server of a scenario as an operator would, and waits for its end. */
export async function stopServer({ child }: Server): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
