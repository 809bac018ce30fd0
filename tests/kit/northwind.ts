import { resolve } from 'node:path';
import { manifests } from '../../src/manifests.ts';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import { type ImportResult, importFolder } from '../../src/platform/files/import/import-folder.ts';
import type { TestApp } from './app.ts';

/** Reads the Northwind sample, as `npm run cli -- import` does. */
export function importNorthwind(app: TestApp): Promise<ImportResult> {
  return inTransaction(app.context(), ctx =>
    importFolder(
      ctx,
      resolve('../shared/data/northwind'),
      manifests.flatMap(module => module.imports ?? []),
      { skipInvalid: false, onProgress: () => {} },
    ),
  );
}
