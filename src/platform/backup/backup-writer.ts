import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { privateFileMode } from '../lib/private-files.ts';
import { BackupError } from './backup-error.ts';
import {
  type BackedUpRow,
  type BackedUpTable,
  type BackupEnd,
  type BackupHeader,
  type BackupManifest,
  backupFormat,
} from './backup-format.ts';

/** The name that stands for the standard output. */
export const standardOutput = '-';

const flushAt = 64 * 1_024;
// Half the time of the default, for a file that is a tenth larger.
const compressionLevel = 3;

/** Writes a backup. Its file has its name only when it is whole and on the disk; until then it is called `<name>.part`. */
export class BackupWriter {
  readonly #file: string | null;
  readonly #gzip = createGzip({ level: compressionLevel });
  readonly #written: Promise<void>;
  readonly #hash = createHash('sha256');
  readonly #counts: Record<string, number> = {};
  #buffer = '';
  #longestRow = 0;
  #table = '';

  private constructor(file: string) {
    this.#file = file === standardOutput ? null : resolve(file);
    this.#written =
      this.#file === null
        ? pipeline(this.#gzip, process.stdout, { end: false })
        : pipeline(
            this.#gzip,
            createWriteStream(`${this.#file}.part`, { mode: privateFileMode, flags: 'wx', flush: true }),
          );
    // It is reported where it is waited for.
    this.#written.catch(() => undefined);
  }

  static async open(file: string, manifest: BackupManifest): Promise<BackupWriter> {
    // What a backup that was stopped has left. A new file, since an old one would keep its mode.
    if (file !== standardOutput) await rm(`${resolve(file)}.part`, { force: true });
    const writer = new BackupWriter(file);
    const header: BackupHeader = { tradepostBackup: backupFormat, manifest };
    await writer.#line(JSON.stringify(header));
    return writer;
  }

  async table(table: BackedUpTable): Promise<void> {
    this.#table = table.name;
    this.#counts[table.name] = 0;
    await this.#line(JSON.stringify({ table }));
  }

  /** A row of the last table. Returns a promise only when it has to wait for the disk. */
  row(row: BackedUpRow): Promise<void> | undefined {
    const line = JSON.stringify(row);
    this.#counts[this.#table]!++;
    // A character is at most three bytes, so most rows need not be measured.
    if (line.length * 3 > this.#longestRow)
      this.#longestRow = Math.max(this.#longestRow, Buffer.byteLength(line));
    return this.#line(line);
  }

  /** A piece of a database file. */
  piece(bytes: Buffer): Promise<void> | undefined {
    return this.#line(`"${bytes.toString('base64')}"`);
  }

  /** The number of rows of the tables of a database file. */
  count(counts: Readonly<Record<string, number>>): void {
    Object.assign(this.#counts, counts);
  }

  /** How many rows have been written. */
  get rows(): number {
    return Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
  }

  /** Writes the end, and gives the file its name. */
  async finish(): Promise<BackupEnd> {
    await this.#flush();
    const end: BackupEnd = {
      counts: this.#counts,
      longestRow: this.#longestRow,
      sha256: this.#hash.copy().digest('hex'),
    };
    await this.#line(JSON.stringify({ end }));
    await this.#flush();
    this.#gzip.end();
    await this.#written.catch(error => this.#fail(error));
    if (this.#file !== null) {
      await rename(`${this.#file}.part`, this.#file);
      await syncFolder(dirname(this.#file));
    }
    return end;
  }

  /** Leaves nothing behind, also after `finish` has failed. */
  async discard(): Promise<void> {
    this.#gzip.destroy();
    await this.#written.catch(() => undefined);
    if (this.#file !== null) await rm(`${this.#file}.part`, { force: true });
  }

  #line(text: string): Promise<void> | undefined {
    this.#buffer += `${text}\n`;
    return this.#buffer.length < flushAt ? undefined : this.#flush();
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.from(this.#buffer);
    this.#buffer = '';
    this.#hash.update(bytes);
    if (this.#gzip.write(bytes)) return;
    // After an error there is no drain.
    await Promise.race([once(this.#gzip, 'drain'), this.#written]).catch(error => this.#fail(error));
  }

  #fail(error: Error): never {
    throw new BackupError(`The backup could not be written: ${error.message}.`);
  }
}

/** A new name in a folder is on the disk only when the folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
