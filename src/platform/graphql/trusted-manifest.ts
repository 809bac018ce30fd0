import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { ConfigError } from '../config/config.ts';
import { maxTextBytes } from './limits.ts';

/** All documents of a large front end take a tenth of this. */
const maxManifestBytes = 8 * 1024 * 1024;

/**
 * The documents of a manifest: the hash and the text of each.
 * @throws ConfigError that names the file, and the id if there is one
 */
export function readManifest(file: string): (readonly [string, string])[] {
  const documents = parsedFile(file);
  if (typeof documents !== 'object' || documents === null || Array.isArray(documents))
    throw wrong(file, 'it must be a JSON object with the text of each document by its id');
  return Object.entries(documents).map(([id, text]) => [checkedHash(file, id, text), text as string]);
}

function parsedFile(file: string): unknown {
  try {
    const { size } = statSync(file);
    if (size > maxManifestBytes) throw wrong(file, `it has ${size} bytes, and may have ${maxManifestBytes}`);
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw wrong(file, error instanceof Error ? error.message : String(error));
  }
}

function checkedHash(file: string, id: string, text: unknown): string {
  const expected = id.replace(/^sha256:/, '');
  if (typeof text !== 'string') throw wrong(file, `the document "${id}" is not text`);
  if (Buffer.byteLength(text) > maxTextBytes)
    throw wrong(
      file,
      `the document "${id}" has more than ${maxTextBytes} bytes, which the server would refuse`,
    );
  if (hash('sha256', text, 'hex') !== expected)
    throw wrong(file, `the text of the document "${id}" does not have this hash. Build the front end again`);
  return expected;
}

function wrong(file: string, problem: string): ConfigError {
  return new ConfigError(`The manifest of trusted documents ${file} cannot be used: ${problem}.`);
}
