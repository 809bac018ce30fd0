import { modules } from './modules/index.ts';
import type { EntityClass } from './platform/database/base.entity.ts';
import { platform } from './platform/index.ts';

/** Everything that the product is put together from, the platform first. */
export const manifests = [...platform, ...modules];

export const entities: readonly EntityClass[] = manifests.flatMap(manifest => manifest.entities ?? []);
