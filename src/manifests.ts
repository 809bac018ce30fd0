import { modules } from './modules/index.ts';
import type { EntityClass } from './platform/database/base.entity.ts';
import { platform } from './platform/index.ts';

/** The manifests of the whole product, the platform first. */
export const manifests = [...platform, ...modules];

export const entities: readonly EntityClass[] = manifests.flatMap(manifest => manifest.entities ?? []);
