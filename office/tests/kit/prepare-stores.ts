import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mariadbBinary, type PrivateMariaDb, startMariaDb } from '../../../tests/kit/mariadb.ts';
import { announce, newFolder, root, runCommand } from './stores.ts';

/** Builds what is not built, and makes the demo stores that specs copy. */
export default async function prepareStores(): Promise<() => Promise<void>> {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
  const { folder, remove } = newFolder();
  const embedded = join(folder, 'demo.db');
  const dump = join(folder, 'demo.sql');
  const [, mariadb] = await Promise.all([
    runCommand('seed', `sqlite:${embedded}`, folder),
    mariadbBinary() ? startWithDemoStore(dump, folder) : null,
  ]);
  announce({ embedded, mariadb: mariadb && { port: mariadb.port, dump } });
  return async () => {
    await mariadb?.stop();
    remove();
  };
}

/** Starts MariaDB and writes the statements that make a demo store: they take a tenth of the time of migrations and seed. */
async function startWithDemoStore(dump: string, folder: string): Promise<PrivateMariaDb> {
  const mariadb = await startMariaDb();
  const url = await mariadb.database('demo');
  await runCommand('migrate', url, folder);
  await runCommand('seed', url, folder);
  const server = ['--no-defaults', '--host=127.0.0.1', `--port=${mariadb.port}`, '--user=root'];
  writeFileSync(
    dump,
    execFileSync('mariadb-dump', [...server, '--single-transaction', 'demo'], { maxBuffer: 64 * 1_024 ** 2 }),
  );
  return mariadb;
}
