import type { Manifest } from '../graphql/manifest.ts';

export const outbox: Manifest = { name: 'outbox', entities: [], resolvers: [], rules: {} };
