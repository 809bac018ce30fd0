import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { startMariaDb } from './mariadb.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Some tests run whole servers, which are what was compiled.
  execFileSync('node', ['scripts/build.mjs'], { stdio: 'ignore' });
  const server = await startMariaDb();
  project.provide('database', 'mariadb');
  project.provide('mariadbPort', server.port);
  return server.stop;
}
