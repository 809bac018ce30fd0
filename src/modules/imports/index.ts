import type { Manifest } from '../../platform/manifest.ts';
import { Import } from './import.entity.ts';
import { ImportResolver } from './import.resolver.ts';
import { ImportSubscriptionResolver } from './import.subscription.resolver.ts';
import { ImportProblem } from './import-problem.entity.ts';
import { importChanged } from './imports.live.ts';
import { importsPermissions } from './imports.permissions.ts';
import { importsData } from './imports.personal-data.ts';
import { deleteOldImports } from './jobs/delete-old-imports.job.ts';
import { eraseImportsJob } from './jobs/erase-imports.job.ts';
import { runImportJob } from './jobs/run-import.job.ts';

export const imports: Manifest = {
  name: 'imports',
  entities: [Import, ImportProblem],
  resolvers: [ImportResolver, ImportSubscriptionResolver],
  rules: importsPermissions,
  nodes: { import: { type: 'Import', field: 'import' } },
  liveTopics: [importChanged],
  personalData: [importsData],
  jobs: [runImportJob, deleteOldImports, eraseImportsJob],
};
