import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makePrivateFolder, privateFileMode } from './private-files.ts';

const defaultFile = './data/auth-secret';

/**
 * The secret of an installation that configured none, as production must: created once and kept in a file that only
 * its owner can read, so that sessions outlive a restart and all processes of this folder share it.
 */
export function persistedSecret(file: string = defaultFile): string {
  makePrivateFolder(dirname(file));
  return read(file) ?? create(file);
}

/** The same, if it was ever created. */
export function findPersistedSecret(file: string = defaultFile): string | undefined {
  return read(file);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

// Under its final name the file is whole from the first moment, and a process that comes second takes the first one's.
function create(file: string): string {
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(temporary, randomBytes(48).toString('base64url'), { flag: 'wx', mode: privateFileMode });
    linkSync(temporary, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  return readFileSync(file, 'utf8');
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
