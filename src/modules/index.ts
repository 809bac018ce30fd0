import type { Manifest } from '../graphql/manifest.ts';
import { catalog } from './catalog/index.ts';
import { settings } from './settings/index.ts';

/** The map of the product, from the lowest rank to the highest: a module imports only those before it. */
export const modules: readonly Manifest[] = [settings, catalog];

export const entities = modules.flatMap(module => module.entities);
