import type { Manifest } from '../../platform/manifest.ts';
import { Export } from './export.entity.ts';
import { ExportResolver } from './export.resolver.ts';
import { ExportSubscriptionResolver } from './export.subscription.resolver.ts';
import { ExportChunk } from './export-chunk.entity.ts';
import { exportFileRoute } from './export-file.route.ts';
import { exportChanged } from './exports.live.ts';
import { exportsPermissions } from './exports.permissions.ts';
import { exportsData } from './exports.personal-data.ts';
import { cleanUpExports } from './jobs/clean-up.job.ts';
import { eraseExportsJob } from './jobs/erase-exports.job.ts';
import { makeExportJob } from './jobs/make-export.job.ts';
import { myDataExport } from './my-data/my-data.export.ts';

export const exports: Manifest = {
  name: 'exports',
  entities: [Export, ExportChunk],
  resolvers: [ExportResolver, ExportSubscriptionResolver],
  liveTopics: [exportChanged],
  rules: exportsPermissions,
  nodes: { export: { type: 'Export', field: 'export' } },
  routes: [exportFileRoute],
  exports: [myDataExport],
  personalData: [exportsData],
  jobs: [makeExportJob, cleanUpExports, eraseExportsJob],
};
