import type { Manifest } from '../../graphql/manifest.ts';

export const staff: Manifest = { name: 'staff', entities: [], resolvers: [], rules: {} };
