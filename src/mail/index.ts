import type { Manifest } from '../graphql/manifest.ts';

export const mail: Manifest = { name: 'mail', entities: [], resolvers: [], rules: {} };
