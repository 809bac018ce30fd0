import { constants, setPriority } from 'node:os';
import { compare, hash } from 'bcryptjs';

export type BcryptTask =
  | { readonly password: string; readonly cost: number }
  | { readonly password: string; readonly hash: string };

// On Linux a priority belongs to the thread: requests that need the same core come first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

/** Runs in its own thread: hashes a password, or compares it with a hash. */
export default function run(task: BcryptTask): Promise<string | boolean> {
  return 'cost' in task ? hash(task.password, task.cost) : compare(task.password, task.hash);
}
