import { manifests } from '../manifests.ts';
import { permissionMatrix, permissionsPage } from '../modules/accounts/roles/permission-matrix.ts';
import { buildSchema, rulesOf } from '../platform/graphql/schema.ts';
import { dataModelPage } from './data-model.ts';
import { errorCodesPage } from './error-codes.ts';
import { withMetricsTable } from './metrics-table.ts';
import { withSettingsTable } from './settings-table.ts';

/** A page of the documentation that the code generates, as a whole or in part. */
export interface GeneratedPage {
  readonly path: string;
  /** The page as it should be. @param current the page as it is; empty when there is none */
  text(current: string): string;
}

export const generatedPages: readonly GeneratedPage[] = [
  {
    path: 'docs/operations.md',
    text: page => withMetricsTable(withSettingsTable(page), manifests),
  },
  { path: 'docs/error-codes.md', text: errorCodesPage },
  { path: 'docs/data-model.md', text: () => dataModelPage(manifests) },
  {
    path: 'docs/permissions.md',
    text: () => permissionsPage(permissionMatrix(buildSchema(manifests), rulesOf(manifests))),
  },
];
