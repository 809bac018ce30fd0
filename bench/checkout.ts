import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from './processes.ts';

export interface Commit {
  readonly hash: string;
  /** The hash, abbreviated by Git. */
  readonly short: string;
  readonly subject: string;
}

/** The working tree of this benchmark. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const timeoutsMs = { git: 60_000, install: 900_000, build: 300_000 };

/** The commit with this hash, branch, or tag; undefined when Git finds none. */
export function findCommit(name: string): Commit | undefined {
  try {
    const [hash, short, subject] = git(
      'log',
      '-1',
      '--format=%H%n%h%n%s',
      '--end-of-options',
      name,
      '--',
    ).split('\n');
    return { hash: hash!, short: short!, subject: subject! };
  } catch {
    return undefined;
  }
}

/** The working tree, for people: its commit, and whether it has other changes. */
export function describeTree(): string {
  const short = git('rev-parse', '--short', 'HEAD');
  return git('status', '--porcelain') === '' ? short : `${short} with changes`;
}

/** Writes the files of a commit to a new folder and compiles them there. Git keeps no record of it. */
export async function checkOut(commit: Commit, folder: string): Promise<void> {
  mkdirSync(folder);
  const archive = `${folder}.tar`;
  await step('git', ['archive', '--format=tar', `--output=${archive}`, commit.hash], root, timeoutsMs.git);
  await step('tar', ['-xf', archive, '-C', folder], root, timeoutsMs.git);
  if (lockFile(folder) === lockFile(root))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  else await step('npm', ['ci', '--no-audit', '--no-fund'], folder, timeoutsMs.install);
  await step(process.execPath, ['scripts/build.mjs'], folder, timeoutsMs.build);
}

/** Runs a program, which may start others, in its own process group, so that all of them can be ended. */
function step(command: string, args: readonly string[], folder: string, timeoutMs: number): Promise<void> {
  return runToEnd(command, args, { cwd: folder, detached: true }, timeoutMs);
}

function lockFile(folder: string): string {
  return readFileSync(join(folder, 'package-lock.json'), 'utf8');
}

function git(...args: string[]): string {
  return execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    timeout: timeoutsMs.git,
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}
