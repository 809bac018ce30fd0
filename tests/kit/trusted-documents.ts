import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** The id of a document in a manifest. */
export const documentIdOf = (text: string): string => `sha256:${hash('sha256', text, 'hex')}`;

/** Writes a file that may be a manifest, and returns its path. */
export function manifestFile(content: unknown): string {
  const file = join(temporaryFolder('documents'), 'documents.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** Writes a manifest with these texts, and returns its path. */
export function manifestOf(...texts: string[]): string {
  return manifestFile(Object.fromEntries(texts.map(text => [documentIdOf(text), text])));
}
