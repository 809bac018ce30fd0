import { ServiceKey } from '../context/services.ts';
import type { MeasuredCache } from '../lib/measured-cache.ts';
import { defineGauge } from './define-metric.ts';

type AnyCache = Pick<
  MeasuredCache<string, object>,
  'hits' | 'misses' | 'size' | 'calculatedSize' | 'maxSize'
>;

/** The caches of a process, by their names in metrics. */
export const measuredCaches = new ServiceKey<Readonly<Record<string, AnyCache>>>('caches');

const cache = { atMost: 20 };

const lookups = defineGauge({
  name: 'tradepost_cache_lookups_total',
  help: 'Lookups in a cache: `documents` (parsed and validated), `compiled` (queries as functions), `selections` (SQL of selected fields), `tokens` (verified access tokens), `answers` (those that everybody gets).',
  labels: { cache, result: ['hit', 'miss'] },
  isCount: true,
  read: services =>
    Object.entries(services.find(measuredCaches) ?? {}).flatMap(([name, { hits, misses }]) => [
      { labels: { cache: name, result: 'hit' }, value: hits },
      { labels: { cache: name, result: 'miss' }, value: misses },
    ]),
});

const bytes = defineGauge({
  name: 'tradepost_cache_bytes',
  help: 'What the entries of a cache take, as it estimates it.',
  labels: { cache },
  read: services =>
    Object.entries(services.find(measuredCaches) ?? {}).map(([name, { calculatedSize }]) => ({
      labels: { cache: name },
      value: calculatedSize,
    })),
});

const maxBytes = defineGauge({
  name: 'tradepost_cache_max_bytes',
  help: 'What a cache may take; beyond it the oldest entries are dropped.',
  labels: { cache },
  read: services =>
    Object.entries(services.find(measuredCaches) ?? {}).map(([name, { maxSize }]) => ({
      labels: { cache: name },
      value: maxSize,
    })),
});

export const cacheMetrics = [lookups, bytes, maxBytes];
