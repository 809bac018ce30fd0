import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../../src/platform/database/open-database.ts';
import { platform } from '../../../../src/platform/index.ts';
import { systemClock } from '../../../../src/platform/lib/clock.ts';
import { databaseAt } from '../../../kit/database.ts';
import { temporaryFolder } from '../../../kit/temporary-folder.ts';

const mode = (path: string) => statSync(path).mode & 0o777;
const entities = platform.flatMap(manifest => manifest.entities ?? []);
const open = (file: string) => openDatabase(databaseAt(`sqlite:${file}`), systemClock, entities);

it('creates the embedded database, and the files beside it, so that only their owner can read them', async () => {
  const folder = join(temporaryFolder('private-database'), 'data');
  const database = await open(join(folder, 'shop.db'));
  const modes = Object.fromEntries(readdirSync(folder).map(name => [name, mode(join(folder, name))]));
  expect(modes).toEqual({ 'shop.db': 0o600, 'shop.db-wal': 0o600, 'shop.db-shm': 0o600 });
  expect(mode(folder)).toBe(0o700);
  await database.close();
});

it('leaves the mode of a file that exists to whoever has set it', async () => {
  const folder = join(temporaryFolder('shared-database'), 'data');
  mkdirSync(folder);
  const file = join(folder, 'shop.db');
  writeFileSync(file, '');
  chmodSync(file, 0o640);
  chmodSync(folder, 0o750);
  await (await open(file)).close();
  expect([mode(file), mode(folder)]).toEqual([0o640, 0o750]);
});
