import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { mariadbBinary, startMariaDb } from '../../../tests/kit/mariadb.ts';
import { announce, newFolder, root, seed } from './stores.ts';

/** Builds what is not built, and makes the demo store that each spec copies. */
export default async function prepareStores(): Promise<() => Promise<void>> {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
  const { folder, remove } = newFolder();
  const embedded = join(folder, 'demo.db');
  seed(`sqlite:${embedded}`, folder);
  const mariadb = mariadbBinary() ? await startMariaDb() : null;
  announce({ embedded, mariadbPort: mariadb?.port ?? null });
  return async () => {
    await mariadb?.stop();
    remove();
  };
}
