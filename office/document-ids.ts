import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { rooms } from './codegen.ts';

const name = 'virtual:document-ids';
const resolved = `\0${name}`;

/**
 * Lets a script import the id of a query without its document: `DashboardId` of `query Dashboard`. The code generator has
 * written them before.
 */
export const documentIds: Plugin = {
  name: 'document-ids',
  resolveId: source => (source === name ? resolved : null),
  load: id => (id === resolved ? idsOf(rooms) : null),
};

function idsOf(folders: readonly string[]): string {
  const queries = folders
    .map(folder => join(import.meta.dirname, folder, 'generated/persisted-documents.json'))
    .flatMap(path => Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>))
    .map(([id, text]) => [/\bquery (\w+)/.exec(text)?.[1], id] as const)
    .filter(([query]) => query !== undefined);
  // Rooms may give two queries the same name; a script cannot import such a one.
  const counts = Map.groupBy(queries, ([query]) => query);
  return queries
    .filter(([query]) => counts.get(query)?.length === 1)
    .map(([query, id]) => `export const ${query}Id = ${JSON.stringify(id)};`)
    .join('\n');
}
