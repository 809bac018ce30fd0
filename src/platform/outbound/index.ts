import type { Manifest } from '../manifest.ts';
import { outboundSeconds } from './outbound-calls.ts';

export const outbound: Manifest = { name: 'outbound', metrics: [outboundSeconds] };
