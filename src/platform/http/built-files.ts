import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** A file of an application that was built, with what the build compressed beside it. */
export interface BuiltFile {
  readonly type: string;
  readonly etag: string;
  readonly content: Buffer;
  readonly compressed: ReadonlyMap<Encoding, Buffer>;
}

export type Encoding = 'br' | 'gzip';

const suffixes = { '.br': 'br', '.gz': 'gzip' } as const;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/**
 * Reads all files of a folder, by their paths with slashes. They stay in memory: a page loads dozens of small ones at once, and
 * those that belong together stay together when the folder is built again.
 */
export function readBuiltFiles(folder: string): Map<string, BuiltFile> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => !(extname(path) in suffixes));
  return new Map(paths.map(path => [relative(folder, path).replaceAll(sep, '/'), readBuiltFile(path)]));
}

function readBuiltFile(path: string): BuiltFile {
  const content = readFileSync(path);
  const compressed = Object.entries(suffixes)
    .filter(([suffix]) => existsSync(path + suffix))
    .map(([suffix, encoding]) => [encoding, readFileSync(path + suffix)] as const);
  return {
    type: types[extname(path)] ?? 'application/octet-stream',
    // Of the content: size and time, which @fastify/static goes by, can be those of another build, since the names in a page have
    // one length and images set all times alike. Weak, since it is the same for all encodings.
    etag: `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`,
    content,
    compressed: new Map(compressed),
  };
}

/** The smallest form of a file that a client takes, which says so in `Accept-Encoding`. */
export function bestForm(
  { content, compressed }: BuiltFile,
  accepted = '',
): { content: Buffer; encoding?: Encoding } {
  for (const [encoding, smaller] of compressed)
    if (accepts(accepted, encoding)) return { content: smaller, encoding };
  return { content };
}

function accepts(accepted: string, encoding: Encoding): boolean {
  return accepted.split(',').some(part => {
    const [name = '', weight = ''] = part.toLowerCase().split(';');
    return name.trim() === encoding && !/^\s*q=0(?:\.0*)?\s*$/.test(weight);
  });
}
