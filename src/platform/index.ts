import { idempotency } from './idempotency/index.ts';
import { jobs } from './jobs/index.ts';
import { mail } from './mail/index.ts';
import type { Manifest } from './manifest.ts';

/** What the platform itself keeps in tables and does in the background. */
export const platform: readonly Manifest[] = [jobs, mail, idempotency];
