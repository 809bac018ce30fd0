import type { Manifest } from '../manifest.ts';
import { databaseMetrics } from './database.metrics.ts';
import { Heartbeat } from './replicas/heartbeat.entity.ts';

export const database: Manifest = { name: 'database', entities: [Heartbeat], metrics: databaseMetrics };
