import type { TestProject } from 'vitest/node';
import { startMariaDb } from './mariadb.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startMariaDb();
  project.provide('database', 'mariadb');
  project.provide('mariadbPort', server.port);
  return server.stop;
}
