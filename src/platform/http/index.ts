import type { Manifest } from '../manifest.ts';
import { httpMetrics } from './http.metrics.ts';

export const http: Manifest = { name: 'http', metrics: httpMetrics };
