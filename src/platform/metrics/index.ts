import type { Manifest } from '../manifest.ts';
import { cacheMetrics } from './caches.metrics.ts';

export const caches: Manifest = { name: 'caches', metrics: cacheMetrics };
