import { idempotency } from './idempotency/index.ts';
import { jobs } from './jobs/index.ts';
import { mail } from './mail/index.ts';
import type { Manifest } from './manifest.ts';

/** The tables and the background jobs of the platform itself. */
export const platform: readonly Manifest[] = [jobs, mail, idempotency];
