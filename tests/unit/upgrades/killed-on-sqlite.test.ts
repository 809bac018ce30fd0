import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrations } from '../../../src/migrations/index.ts';
import { openSqlite } from '../../../src/platform/database/migrations/sqlite-connection.ts';
import { upgradeEmbedded } from '../../../src/platform/database/migrations/sqlite-upgrade.ts';
import { contentOf, embeddedStore, killedAfter } from '../../kit/embedded-store.ts';
import { quickFolder } from '../../kit/mariadb.ts';
import { oldestVersion, oldSqliteFile } from '../../kit/stores.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';

/** Upgrades a file until it is killed after so many statements. Returns whether it was. */
async function isKilled(file: string, statements: number): Promise<boolean> {
  const connection = killedAfter(file, statements);
  try {
    await upgradeEmbedded(embeddedStore(file, connection), migrations);
    return false;
  } catch (error) {
    expect(String(error)).toContain('killed');
    return true;
  } finally {
    connection.close();
  }
}

/** Leaves out what says when. */
async function schemaAndRows(file: string): Promise<string> {
  const connection = openSqlite(file);
  await connection.run('update migration set executed_at = 0');
  connection.close();
  return contentOf(file);
}

// Each statement more makes all runs longer, so the statements are shared out.
it.each([0, 1, 2, 3, 4, 5, 6])(
  'is as it was after a kill at any statement, and a second run completes it: every seventh, from %i on',
  async first => {
    const folder = temporaryFolder('killed', quickFolder());
    const original = oldSqliteFile(oldestVersion);
    const before = await contentOf(original);
    const whole = join(folder, 'whole.db');
    copyFileSync(original, whole);
    expect(await isKilled(whole, Number.POSITIVE_INFINITY)).toBe(false);
    const after = await schemaAndRows(whole);
    expect(after).not.toBe(before);

    const bytes = readFileSync(original);
    let statements = first;
    for (let wasKilled = true; wasKilled; statements += 7) {
      const file = join(folder, 'store.db');
      copyFileSync(original, file);
      wasKilled = await isKilled(file, statements);
      const beside = readdirSync(folder).filter(name => name.startsWith('store.db-'));
      if (beside.length > 0 || !readFileSync(file).equals(bytes)) {
        // Only the last two statements, after the commit, find it complete.
        expect(await schemaAndRows(file)).toBe(after);
        continue;
      }
      // The same bytes, and none beside them, are completed as `whole` was; a few are seen to be.
      if (statements % 10 !== 0) continue;
      expect(await isKilled(file, Number.POSITIVE_INFINITY)).toBe(false);
      expect(await schemaAndRows(file)).toBe(after);
    }
    expect(statements).toBeGreaterThan(80);
  },
  60_000,
);
