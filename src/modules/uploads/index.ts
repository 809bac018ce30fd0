import type { Manifest } from '../../platform/manifest.ts';
import { deleteExpiredUploads } from './jobs/delete-expired-uploads.job.ts';
import { Upload } from './upload.entity.ts';
import { UploadResolver } from './upload.resolver.ts';
import { UploadChunk } from './upload-chunk.entity.ts';
import { uploadsPermissions } from './uploads.permissions.ts';
import { uploadsData } from './uploads.personal-data.ts';
import { uploadsRoute } from './uploads.route.ts';

export const uploads: Manifest = {
  name: 'uploads',
  entities: [Upload, UploadChunk],
  resolvers: [UploadResolver],
  rules: uploadsPermissions,
  routes: [uploadsRoute],
  personalData: [uploadsData],
  jobs: [deleteExpiredUploads],
};
