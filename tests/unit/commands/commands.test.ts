import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { backupCommand } from '../../../src/commands/backup.command.ts';
import { docsCommand } from '../../../src/commands/docs.command.ts';
import { doctorCommand } from '../../../src/commands/doctor.command.ts';
import { exportCommand } from '../../../src/commands/export.command.ts';
import { importCommand } from '../../../src/commands/import.command.ts';
import { initCommand } from '../../../src/commands/init.command.ts';
import { migrateCommand } from '../../../src/commands/migrate.command.ts';
import { permissionsCommand } from '../../../src/commands/permissions.command.ts';
import { rebuildAnalyticsCommand } from '../../../src/commands/rebuild-analytics.command.ts';
import { releaseMailsCommand } from '../../../src/commands/release-mails.command.ts';
import { resealCommand } from '../../../src/commands/reseal.command.ts';
import { restoreCommand } from '../../../src/commands/restore.command.ts';
import { schemaCommand } from '../../../src/commands/schema.command.ts';
import { seedCommand } from '../../../src/commands/seed.command.ts';
import { environment } from '../../../src/platform/config/environment.ts';
import { testEnvironment } from '../../kit/settings.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';

const folder = temporaryFolder('commands');
const inFolder = (name: string) => join(folder, name);
const before = { ...environment };

beforeAll(() => {
  Object.assign(environment, testEnvironment, { DATABASE_URL: `sqlite:${inFolder('store.db')}` });
});
afterEach(() => {
  // A command says by it that something is wrong, and it would be taken for the exit code of the tests.
  process.exitCode = undefined;
});
afterAll(() => {
  for (const name of Object.keys(environment)) if (!(name in before)) delete environment[name];
  Object.assign(environment, before);
});

/** Runs a command as the command line does. Returns what it printed. */
async function run(command: Command, ...args: string[]): Promise<string> {
  let printed = '';
  const keep = (chunk: unknown) => {
    printed += String(chunk);
    return true;
  };
  const spies = [process.stdout, process.stderr].map(stream =>
    vi.spyOn(stream, 'write').mockImplementation(keep),
  );
  try {
    await command.parseAsync(args, { from: 'user' });
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return printed;
}

describe('the command line, from an empty file to a restored store', () => {
  it('creates the tables, and the demo store once', async () => {
    expect(await run(migrateCommand)).toContain('The database is up to date.');
    expect(await run(migrateCommand, '--sql')).toContain('Nothing: the tables match the entities.');
    expect(await run(seedCommand)).toContain('Created the demo store.');
    expect(await run(seedCommand)).toContain('The database is not empty; nothing was changed.');
  }, 60_000);

  it('imports a folder, or only says what it would do', async () => {
    writeFileSync(inFolder('products.csv'), 'sku;name;price\nNEW-1;New;"12,50"\n');
    expect(await run(importCommand, folder, '--dry-run')).toContain(
      'This was a dry run: nothing was changed.',
    );
    expect(await run(importCommand, folder)).toContain('products.csv: 1 created');
    expect(await run(importCommand, folder)).toContain('products.csv: 0 created');
  }, 60_000);

  it('writes a list into a file, and computes the rollups', async () => {
    const file = inFolder('products-list.csv');
    expect(await run(exportCommand, 'PRODUCTS', '--out', file)).toMatch(/products-list\.csv: \d+ rows/);
    expect(readFileSync(file, 'utf8')).toContain('NEW-1');
    expect(await run(rebuildAnalyticsCommand)).toMatch(/Computed \d+ days\./);
  }, 60_000);

  it('lists what keeps the store from going live', async () => {
    const findings = JSON.parse(await run(doctorCommand, '--json'));
    expect(JSON.stringify(findings)).toContain('NODE_ENV is test');
    expect(process.exitCode).toBe(1);
  }, 60_000);

  it('seals anew, and releases mails that were held', async () => {
    expect(await run(resealCommand)).toContain(
      'Everything is encrypted with the first secret of AUTH_SECRETS.',
    );
    expect(await run(releaseMailsCommand)).toMatch(/Released \d+ mails/);
    expect(await run(releaseMailsCommand, '--discard')).toMatch(/Gave up \d+ mails/);
  }, 60_000);

  it('backs up, and restores elsewhere, but not onto a full store', async () => {
    const file = inFolder('store.backup');
    expect(await run(backupCommand, file)).toContain('SHA-256');
    expect(await run(backupCommand, file, '--verify')).toContain('Migrations');
    await expect(run(restoreCommand, file)).rejects.toThrow('not empty');

    environment.DATABASE_URL = `sqlite:${inFolder('elsewhere.db')}`;
    expect(await run(restoreCommand, file)).toContain('Restored the store as of');
    expect(await run(restoreCommand, file, '--verify')).toContain('The store has all rows of the backup');
    expect(await run(exportCommand, 'PRODUCTS')).toContain('NEW-1');
  }, 60_000);

  it('knows whether the schema and the pages are current, and who may do what', async () => {
    expect(await run(schemaCommand, '--check')).toContain('schema.graphql is current.');
    expect(await run(docsCommand, '--check')).toContain('The generated pages are current.');
    expect(await run(permissionsCommand)).toContain('Mutation.placeOrder');
  }, 60_000);
});

describe('init', () => {
  it('sets up an empty store, once it has no products, and says what it did', async () => {
    const { DATABASE_URL } = environment;
    environment.DATABASE_URL = `sqlite:${inFolder('empty.db')}`;
    try {
      const printed = await run(initCommand, '--country', 'DE', '--name', 'Laden', '--yes');
      expect(printed).toContain('USt         19 % Standard');
      expect(printed).toContain('The store is set up.');
      await expect(run(initCommand, '--country', 'US', '--name', 'x')).rejects.toThrow(
        '--region is missing.',
      );
    } finally {
      environment.DATABASE_URL = DATABASE_URL;
    }
  });
});
