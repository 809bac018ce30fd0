import type { Manifest } from '../../graphql/manifest.ts';

export const audit: Manifest = { name: 'audit', entities: [], resolvers: [], rules: {} };
