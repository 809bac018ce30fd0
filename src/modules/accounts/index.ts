import type { Manifest } from '../../graphql/manifest.ts';

export const accounts: Manifest = { name: 'accounts', entities: [], resolvers: [], rules: {} };
