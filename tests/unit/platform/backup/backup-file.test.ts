import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BackupFile } from '../../../../src/platform/backup/backup-file.ts';
import type { BackedUpRow, BackupManifest } from '../../../../src/platform/backup/backup-format.ts';
import { BackupWriter } from '../../../../src/platform/backup/backup-writer.ts';
import { linesOf } from '../../../../src/platform/backup/lines.ts';
import { temporaryFolder } from '../../../kit/temporary-folder.ts';

const manifest: BackupManifest = {
  tradepost: '1.0.0',
  engine: 'mysql',
  engineVersion: 'MariaDB 11.8.3',
  takenAt: '2026-11-26T03:15:00.000Z',
  migrations: ['2026-11-21-create-accounts'],
  auditHead: '0'.repeat(64),
  secretIds: ['abc'],
  notIncluded: [],
};
const table = { name: 'note', create: 'create table note', columns: ['id', 'text'], binaryColumns: [] };

const newPath = () => join(temporaryFolder('backup-file'), 'store.backup');

async function write(path: string, rows: readonly BackedUpRow[]): Promise<void> {
  const writer = await BackupWriter.open(path, manifest);
  await writer.table(table);
  for (const row of rows) await writer.row(row);
  await writer.finish();
}

async function read(path: string): Promise<BackedUpRow[]> {
  const file = await BackupFile.open(path);
  try {
    const { end } = await file.verify();
    const rows: BackedUpRow[] = [];
    for await (const record of file.records()) if (record.kind === 'row') rows.push(record.row);
    expect(end.counts).toEqual({ note: rows.length });
    return rows;
  } finally {
    await file.close();
  }
}

describe('a backup file', () => {
  it('gives back every row as it was written, whatever is in it', async () => {
    const cell = fc.option(fc.string({ unit: 'binary' }).map(text => text.toWellFormed()));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 50 }), async rows => {
        const path = newPath();
        await write(path, rows);
        expect(await read(path)).toEqual(rows);
      }),
      { numRuns: 30 },
    );
  });

  it('is refused when any byte of it is wrong, or when it ends anywhere before its end', async () => {
    const path = newPath();
    const written = [
      ['1', 'one'],
      ['2', null],
    ];
    await write(path, written);
    const whole = readFileSync(path);
    const harmless: number[] = [];
    // The first bytes are the header of gzip, with a time and the name of a system, which are no content.
    for (let at = 10; at < whole.length; at++) {
      const broken = Buffer.from(whole);
      broken[at]! ^= 0x10;
      writeFileSync(path, broken);
      const rows = await read(path).catch(error => error);
      if (Array.isArray(rows)) harmless.push(at);
      expect(rows, `byte ${at}`).toEqual(
        Array.isArray(rows) ? written : expect.objectContaining({ name: 'BackupError' }),
      );
    }
    // Where the last block of gzip ends within a byte, the rest of it stands for nothing.
    expect(harmless.length).toBeLessThanOrEqual(1);
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(path, whole);
      truncateSync(path, length);
      await expect(read(path), `${length} bytes`).rejects.toMatchObject({ name: 'BackupError' });
    }
  });

  it('has its name only when it is whole, and replaces an older one in one step', async () => {
    const path = newPath();
    writeFileSync(path, 'the one of yesterday');
    writeFileSync(`${path}.part`, 'of a backup that was killed', { mode: 0o644 });
    const writer = await BackupWriter.open(path, manifest);
    await writer.table(table);
    for (let id = 0; id < 10_000; id++) await writer.row([String(id), 'x'.repeat(100)]);
    expect(readFileSync(path, 'utf8')).toBe('the one of yesterday');
    expect(statSync(`${path}.part`).mode & 0o777).toBe(0o600);
    await writer.finish();
    expect(readdirSync(dirname(path))).toEqual(['store.backup']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await read(path)).toHaveLength(10_000);
  });

  it('leaves nothing when it is discarded, or cannot get its name', async () => {
    const path = newPath();
    const writer = await BackupWriter.open(path, manifest);
    await writer.discard();
    expect(readdirSync(dirname(path))).toEqual([]);
    mkdirSync(path);
    const another = await BackupWriter.open(path, manifest);
    await expect(another.finish()).rejects.toThrow();
    await another.discard();
    expect(readdirSync(dirname(path))).toEqual(['store.backup']);
  });

  it('reports a place that cannot be written to', async () => {
    const writer = await BackupWriter.open(join(dirname(newPath()), 'missing', 'store.backup'), manifest);
    await expect(writer.finish()).rejects.toThrow(/^The backup could not be written: ENOENT/);
    await writer.discard();
  });
});

describe('linesOf', () => {
  it('splits a stream at its line ends, wherever its chunks end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[^\n]*$/), { maxLength: 20 }),
        fc.integer({ min: 1, max: 40 }),
        async (lines, size) => {
          const bytes = Buffer.from(lines.map(line => `${line}\n`).join(''));
          const chunks: Buffer[] = [];
          for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
          const found: string[] = [];
          for await (const line of linesOf(eachOf(chunks))) found.push(line.toString());
          expect(found).toEqual(lines.map(line => Buffer.from(line).toString()));
        },
      ),
    );
  });

  it('refuses a last line without an end', async () => {
    const read = async () => {
      for await (const line of linesOf(eachOf([Buffer.from('one\ntwo')])))
        expect(line.toString()).toBe('one');
    };
    await expect(read()).rejects.toThrow('its end is missing');
  });
});

async function* eachOf(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
}
