import { join } from 'node:path';
import { build } from 'rolldown';
import { serverBundle } from '../../scripts/server-bundle.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = join(import.meta.dirname, '../..');

/** Bundles a module that uses code of the server, since Node.js by itself does not understand our decorators. */
export async function bundledFile(path: string): Promise<string> {
  // Below the root, where Node.js finds the packages that are not bundled.
  const folder = temporaryFolder('bundle', join(root, 'dist'));
  await build(serverBundle({ module: path }, folder));
  return join(folder, 'module.js');
}

/** The same, and imports it. */
export async function bundled(path: string): Promise<unknown> {
  return import(await bundledFile(path));
}
