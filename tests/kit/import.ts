import { expect } from 'vitest';
import { manifests } from '../../src/manifests.ts';
import {
  type ImportOptions,
  type ImportResult,
  importFolder,
} from '../../src/platform/files/import/import-folder.ts';
import { ImportFailed } from '../../src/platform/files/import/problems.ts';
import type { TestApp } from './app.ts';
import { csvFolder } from './csv.ts';

type Options = Partial<Pick<ImportOptions, 'skipInvalid' | 'setStock' | 'onFormat'>>;

/** Imports a folder, or these files, as `npm run cli -- import` does. */
export function importCsv(
  app: TestApp,
  source: string | Record<string, string | Buffer>,
  options: Options = {},
): Promise<ImportResult> {
  const folder = typeof source === 'string' ? source : csvFolder(source);
  const imports = manifests.flatMap(module => module.imports ?? []);
  return importFolder(app.context(), folder, imports, {
    skipInvalid: false,
    setStock: false,
    onFormat: () => {},
    onProgress: () => {},
    ...options,
  });
}

/** The lines that say why an import is refused as a whole. */
export async function importProblems(importing: Promise<unknown>): Promise<string[]> {
  const error = await importing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ImportFailed);
  return (error as ImportFailed).problems.lines();
}
