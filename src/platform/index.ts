import { database } from './database/index.ts';
import { idempotency } from './idempotency/index.ts';
import { jobs } from './jobs/index.ts';
import { mail } from './mail/index.ts';
import type { Manifest } from './manifest.ts';

/** The manifests of the platform itself: its tables and background jobs. */
export const platform: readonly Manifest[] = [database, jobs, mail, idempotency];
