import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface Import {
  readonly from: string;
  /** A path below the folder that was read, or the name of a package. */
  readonly to: string;
}

export interface SourceTree {
  /** Paths below the folder. */
  readonly files: readonly string[];
  /** Every import, also of types only. */
  readonly imports: readonly Import[];
  read(file: string): string;
}

/** The TypeScript files of a folder at the root of the repository, and what each imports. */
export function sourceTree(folder: string): SourceTree {
  const root = new URL(`../../${folder}`, import.meta.url).pathname;
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const files = globSync('**/*.ts', { cwd: root });
  const imports = files.flatMap(from =>
    importedBy(read(from)).map(to => ({
      from,
      to: to.startsWith('.') ? normalize(join(dirname(from), to)) : to,
    })),
  );
  return { files, imports, read };
}

export function importedBy(text: string): string[] {
  const named = text.matchAll(/^(?:import|export)\b[^;'"]*?from\s+['"]([^'"]+)['"]/gm);
  const others = text.matchAll(/(?:^import\s+|\bimport\()['"]([^'"]+)['"]/gm);
  return [...named, ...others].map(match => match[1]!);
}

/** Files that import each other in a circle, each circle once (Tarjan's strongly connected components). */
export function circlesOf(imports: readonly Import[]): string[][] {
  const targets = Map.groupBy(imports, ({ from }) => from);
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];

  function visit(file: string): void {
    order.set(file, order.size);
    lowest.set(file, order.get(file)!);
    stack.push(file);
    for (const { to } of targets.get(file) ?? []) {
      if (!order.has(to)) visit(to);
      if (stack.includes(to)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(to)!));
    }
    if (lowest.get(file) !== order.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) circles.push(circle.sort());
  }

  for (const file of targets.keys()) if (!order.has(file)) visit(file);
  return circles;
}
