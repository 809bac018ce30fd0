import { formatBytes } from '../../lib/format/numbers.ts';

export type FileLimits = {
  /** Types or endings: "image/*", "text/csv", ".csv". */
  accept?: readonly string[];
  maxBytes?: number;
  maxFiles?: number;
};

type FileFacts = { name: string; type: string; size: number };

export type CheckedFiles<F> = { accepted: F[]; problems: string[] };

/** Sorts what was dropped into what can be sent and what cannot, with a sentence for each. */
export function checkFiles<F extends FileFacts>(
  files: readonly F[],
  limits: FileLimits,
  locale: string,
): CheckedFiles<F> {
  const { maxFiles = 1 } = limits;
  const problems: string[] = [];
  const accepted: F[] = [];
  for (const file of files) {
    const problem = problemOf(file, limits, locale);
    if (problem) problems.push(problem);
    else if (accepted.length >= maxFiles)
      problems.push(`${file.name} is one too many: the limit is ${maxFiles}.`);
    else accepted.push(file);
  }
  return { accepted, problems };
}

function problemOf(file: FileFacts, { accept, maxBytes }: FileLimits, locale: string): string | undefined {
  if (accept && !accept.some(kind => fits(file, kind))) {
    return `${file.name} is not of a kind that can be used here (${accept.join(', ')}).`;
  }
  if (file.size === 0) return `${file.name} is empty.`;
  if (maxBytes !== undefined && file.size > maxBytes) {
    return `${file.name} has ${formatBytes(file.size, locale)}; the limit is ${formatBytes(maxBytes, locale)}.`;
  }
  return undefined;
}

function fits(file: FileFacts, kind: string): boolean {
  if (kind.startsWith('.')) return file.name.toLowerCase().endsWith(kind.toLowerCase());
  if (kind.endsWith('/*')) return file.type.startsWith(kind.slice(0, -1));
  return file.type === kind;
}
