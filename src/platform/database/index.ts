import type { Manifest } from '../manifest.ts';
import { Heartbeat } from './replicas/heartbeat.entity.ts';

export const database: Manifest = { name: 'database', entities: [Heartbeat] };
