import type { Permission } from '../../platform/authorization/permission.ts';
import type { Services } from '../../platform/context/services.ts';
import { importRegistry } from '../../platform/files/import/import-registry.ts';
import { importOfPurpose, type UploadPurpose } from './upload-purpose.ts';

/** The permissions that a file of this purpose needs; all of them. */
export function permissionsFor(services: Services, purpose: UploadPurpose): readonly Permission[] {
  const kind = importOfPurpose[purpose];
  const definition = services.get(importRegistry).find(kind);
  if (!definition) throw new Error(`No module imports ${kind}.`);
  return definition.permissions;
}
