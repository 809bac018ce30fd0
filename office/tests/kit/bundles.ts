import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './stores.ts';

interface Chunk {
  readonly name?: string;
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

const folder = join(root, 'dist/office');

/** What the build wrote, by the source that each script begins with. */
export function readBundles(): Readonly<Record<string, Chunk>> {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, Chunk>;
}

/** The files that a browser needs before it can run these scripts: with what they import, and their styles. */
export function filesOf(bundles: Readonly<Record<string, Chunk>>, ...names: string[]): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string) => {
    const chunk = bundles[name];
    if (!chunk || seen.has(name)) return;
    seen.add(name);
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    for (const other of chunk.imports ?? []) visit(other);
  };
  for (const name of names) visit(name);
  return files;
}

/** What these files weigh on the way, in bytes, but for those that are there already. */
export function gzipBytes(files: Iterable<string>, present: ReadonlySet<string> = new Set()): number {
  let total = 0;
  for (const file of files)
    if (!present.has(file)) total += gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
  return total;
}
