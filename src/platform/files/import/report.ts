import type { ImportResult } from './import-folder.ts';

/** What an import did, for people: the counts and notes of each file, and the sum of them all. */
export function importReport({ files, skippedFiles }: ImportResult): string[] {
  const lines = files.flatMap(({ file, changes, skipped, notes }) => [
    `${file}: ${countsOf(changes, skipped)}`,
    ...notes.map(note => `${file}: ${note}`),
  ]);
  if (files.length > 1) {
    const sum = (count: (file: (typeof files)[number]) => number) =>
      files.reduce((total, file) => total + count(file), 0);
    const changes = {
      created: sum(file => file.changes.created),
      updated: sum(file => file.changes.updated),
      unchanged: sum(file => file.changes.unchanged),
    };
    lines.push(
      `All files: ${countsOf(
        changes,
        sum(file => file.skipped),
      )}`,
    );
  }
  if (skippedFiles.length > 0) lines.push(`Skipped files that no module imports: ${skippedFiles.join(', ')}`);
  return lines;
}

function countsOf(
  { created, updated, unchanged }: { created: number; updated: number; unchanged: number },
  skipped: number,
): string {
  const counts = `${created} created, ${updated} updated, ${unchanged} unchanged`;
  return skipped > 0 ? `${counts}, ${skipped} skipped as invalid` : counts;
}
