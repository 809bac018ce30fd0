import type { FileImport } from './define-import.ts';

/**
 * The imports in an order in which each file comes after those that it needs; otherwise they stay as they are.
 * @throws when a file needs one that no module reads, or files need each other
 */
export function inReadingOrder(imports: readonly FileImport[]): FileImport[] {
  const sorted = new Set<FileImport>();

  function add(definition: FileImport, waiting: readonly string[]): void {
    const { file, after = [] } = definition;
    if (sorted.has(definition)) return;
    if (waiting.includes(file)) throw new Error(`Files need each other: ${[...waiting, file].join(' → ')}.`);
    for (const name of after) {
      const needed = imports.filter(other => other.file === name);
      if (needed.length === 0) throw new Error(`${file} needs ${name}, which no module reads.`);
      for (const other of needed) add(other, [...waiting, file]);
    }
    sorted.add(definition);
  }

  for (const definition of imports) add(definition, []);
  return [...sorted];
}
