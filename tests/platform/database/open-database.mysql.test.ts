import { expect, it } from 'vitest';
import { ConfigError } from '../../../src/platform/config/config.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { systemClock } from '../../../src/platform/lib/clock.ts';
import { databaseAt, newDatabaseUrl } from '../../kit/database.ts';
import { Note } from '../../kit/note.entity.ts';

it.each([
  ['a database that does not exist', (url: string) => `${url}_typo`, /Unknown database/],
  ['a wrong user', (url: string) => url.replace('root@', 'nobody:secret@'), /Access denied/],
  ['a port where nobody listens', (url: string) => url.replace(/:\d+\//, ':1/'), /ECONNREFUSED/],
])('says in one sentence what is wrong with %s', async (_what, spoil, message) => {
  const databaseUrl = spoil(await newDatabaseUrl());
  const opened = openDatabase(databaseAt(databaseUrl), systemClock, [Note]);
  await expect(opened).rejects.toThrow(ConfigError);
  await expect(opened).rejects.toThrow(message);
  await expect(opened).rejects.not.toThrow(/secret/);
});
