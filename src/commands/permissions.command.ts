import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { manifests } from '../manifests.ts';
import { permissionMatrix, permissionsPage } from '../modules/accounts/roles/permission-matrix.ts';
import { buildSchema, rulesOf } from '../platform/graphql/schema.ts';
import { print } from './print.ts';

export const permissionsCommand = new Command('permissions')
  .description('print who may use which root field, by built-in role')
  .option('--write', 'write docs/permissions.md instead of printing', false)
  .action(({ write }: { write: boolean }) => {
    const matrix = permissionMatrix(buildSchema(manifests), rulesOf(manifests));
    if (!write) return print(matrix);
    writeFileSync('docs/permissions.md', permissionsPage(matrix));
    print('Wrote docs/permissions.md.');
  });
