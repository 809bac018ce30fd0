import { expect, it, vi } from 'vitest';
import { ConfigError } from '../../../src/platform/config/config.ts';
import { openMigrationConnection } from '../../../src/platform/database/migrations/mysql-connection.ts';
import { lockMigrations } from '../../../src/platform/database/migrations/mysql-lock.ts';
import { newDatabaseUrl } from '../../kit/database.ts';

const never = { seconds: 0, onWait: () => undefined };

it('is waited for, but not for ever', async () => {
  const url = await newDatabaseUrl();
  const [holder, other] = [await openMigrationConnection(url), await openMigrationConnection(url)];
  await lockMigrations(holder, never);
  const onWait = vi.fn();
  const locked = lockMigrations(other, { seconds: 1, onWait });
  await expect(locked).rejects.toThrow(ConfigError);
  await expect(locked).rejects.toThrow(/migrating this database for more than 1 seconds/);
  expect(onWait).toHaveBeenCalledExactlyOnceWith(1);
  await holder.close();
  await lockMigrations(other, { seconds: 10, onWait });
  await other.close();
});

it('of one database does not hold up another one on the same server', async () => {
  const holder = await openMigrationConnection(await newDatabaseUrl());
  const other = await openMigrationConnection(await newDatabaseUrl());
  await lockMigrations(holder, never);
  await lockMigrations(other, never);
  await Promise.all([holder.close(), other.close()]);
});
