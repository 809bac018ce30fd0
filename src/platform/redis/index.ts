import type { Manifest } from '../manifest.ts';
import { redisMetrics } from './redis.metrics.ts';

export const redis: Manifest = { name: 'redis', metrics: redisMetrics };
