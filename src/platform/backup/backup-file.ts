import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BackupError } from './backup-error.ts';
import {
  type BackedUpRow,
  type BackedUpTable,
  type BackupEnd,
  type BackupHeader,
  type BackupManifest,
  type BackupRecord,
  backupFormat,
} from './backup-format.ts';
import { linesOf } from './lines.ts';

/** A backup that is as it was written. */
export interface VerifiedBackup {
  readonly manifest: BackupManifest;
  readonly end: BackupEnd;
  readonly fileBytes: number;
}

type Line = { readonly table: BackedUpTable } | { readonly end: BackupEnd };

const [object, array] = [...Buffer.from('{[')];

/** A backup that is read. It stays the same file even if another one gets its name meanwhile. */
export class BackupFile {
  private constructor(
    readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  static async open(path: string): Promise<BackupFile> {
    try {
      return new BackupFile(path, await open(path, 'r'));
    } catch (error) {
      throw new BackupError(`The backup cannot be opened: ${(error as Error).message}.`);
    }
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  /**
   * Reads all of it, and checks it against the sum and the counts at its end.
   * @throws BackupError when it is damaged, incomplete, or no backup
   */
  async verify(onRows: (rows: number) => void = () => undefined): Promise<VerifiedBackup> {
    const hash = createHash('sha256');
    const counts = new Map<string, number>();
    let manifest: BackupManifest | undefined;
    let end: BackupEnd | undefined;
    let table = '';
    let rows = 0;
    for await (const line of this.#lines()) {
      if (end) throw new BackupError('The backup is damaged: it goes on after its end.');
      if (!manifest) manifest = manifestIn(line);
      else if (line[0] === object) {
        const found = parse<Line>(line);
        if ('end' in found) {
          end = found.end;
          continue;
        }
        table = found.table.name;
        counts.set(table, 0);
      } else if (line[0] === array) {
        counts.set(table, (counts.get(table) ?? 0) + 1);
        if (++rows % 1_000 === 0) onRows(rows);
      }
      hash.update(line).update('\n');
    }
    if (!manifest) throw notABackup();
    if (!end) throw new BackupError('The backup is not complete: its end is missing.');
    if (hash.digest('hex') !== end.sha256)
      throw new BackupError('The backup is damaged: its content does not match its SHA-256.');
    if (manifest.engine === 'mysql') checkCounts(counts, end);
    return { manifest, end, fileBytes: (await this.handle.stat()).size };
  }

  /** The content of a backup that has been verified. */
  async *records(): AsyncGenerator<BackupRecord> {
    let isHeader = true;
    for await (const line of this.#lines()) {
      if (isHeader) isHeader = false;
      else if (line[0] === array) yield { kind: 'row', row: parse<BackedUpRow>(line) };
      else if (line[0] === object) {
        const found = parse<Line>(line);
        if ('table' in found) yield { kind: 'table', table: found.table };
      } else yield { kind: 'piece', bytes: Buffer.from(parse<string>(line), 'base64') };
    }
  }

  async *#lines(): AsyncGenerator<Buffer> {
    const source = this.handle.createReadStream({ start: 0, autoClose: false });
    // An error of either is thrown where the result is read.
    const unzipped = pipeline(source, createGunzip(), () => undefined);
    try {
      yield* linesOf(unzipped);
    } catch (error) {
      throw problemOf(error);
    }
  }
}

function manifestIn(line: Buffer): BackupManifest {
  const { tradepostBackup, manifest } = headerIn(line);
  if (typeof tradepostBackup !== 'number' || !manifest) throw notABackup();
  if (tradepostBackup > backupFormat) {
    throw new BackupError(
      `The backup has format ${tradepostBackup}, and this version of Tradepost reads up to ${backupFormat}: use a newer version.`,
    );
  }
  return manifest;
}

function headerIn(line: Buffer): Partial<BackupHeader> {
  if (line[0] !== object) throw notABackup();
  try {
    return JSON.parse(line.toString()) as Partial<BackupHeader>;
  } catch {
    throw notABackup();
  }
}

function parse<T>(line: Buffer): T {
  try {
    return JSON.parse(line.toString()) as T;
  } catch {
    throw new BackupError('The backup is damaged: a line of it cannot be read.');
  }
}

function checkCounts(counts: ReadonlyMap<string, number>, end: BackupEnd): void {
  for (const name of new Set([...counts.keys(), ...Object.keys(end.counts)])) {
    const [found, expected] = [counts.get(name) ?? 0, end.counts[name] ?? 0];
    if (found !== expected)
      throw new BackupError(
        `The backup is damaged: it has ${found} rows of ${name}, and says that they are ${expected}.`,
      );
  }
}

function notABackup(): BackupError {
  return new BackupError('This is not a backup of Tradepost.');
}

function problemOf(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'Z_BUF_ERROR') return new BackupError('The backup is not complete: its end is missing.');
  if (error.code === 'Z_DATA_ERROR')
    return error.message === 'incorrect header check'
      ? notABackup()
      : new BackupError(`The backup is damaged: ${error.message}.`);
  return String(error.code).startsWith('E')
    ? new BackupError(`The backup cannot be read: ${error.message}.`)
    : error;
}
