import type { Manifest } from '../manifest.ts';
import { graphqlMetrics } from './graphql.metrics.ts';

export const graphql: Manifest = { name: 'graphql', metrics: graphqlMetrics };
