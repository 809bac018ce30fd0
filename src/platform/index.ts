import { database } from './database/index.ts';
import { graphql } from './graphql/index.ts';
import { http } from './http/index.ts';
import { idempotency } from './idempotency/index.ts';
import { jobs } from './jobs/index.ts';
import { mail } from './mail/index.ts';
import type { Manifest } from './manifest.ts';
import { caches } from './metrics/index.ts';
import { outbound } from './outbound/index.ts';
import { publicAnswering } from './public-answers/index.ts';
import { redis } from './redis/index.ts';
import { search } from './search/index.ts';

/** The manifests of the platform itself: its tables, background jobs, and metrics. */
export const platform: readonly Manifest[] = [
  http,
  graphql,
  caches,
  database,
  jobs,
  mail,
  outbound,
  redis,
  idempotency,
  publicAnswering,
  search,
];
