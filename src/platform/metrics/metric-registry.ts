import type { FastifyBaseLogger } from 'fastify';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { ServiceKey, type Services } from '../context/services.ts';
import { withinTime } from '../lib/within-time.ts';
import { BoundedLabel } from './bounded-label.ts';
import type {
  CounterDefinition,
  GaugeDefinition,
  HistogramDefinition,
  LabelsOf,
  MetricDefinition,
  Reading,
} from './define-metric.ts';

type Values = Readonly<Record<string, string>>;
type Labels = ReadonlyMap<string, BoundedLabel>;

/** Prometheus waits ten seconds, and something that hangs, such as a transaction of SQLite, must not hide the rest. */
const readingMs = 3_000;

/** Counters with at most so many series start at 0, so that a rate sees their first event. */
const maxSeriesFromStart = 200;

/** The Prometheus metrics of a process, as the manifests define them. */
export class MetricRegistry {
  readonly prometheus = new Registry();
  readonly #counters = new Map<string, { readonly metric: Counter; readonly labels: Labels }>();
  readonly #histograms = new Map<string, { readonly metric: Histogram; readonly labels: Labels }>();

  /** @throws when two metrics have the same name */
  constructor(
    definitions: readonly MetricDefinition[],
    private readonly services: Services,
    private readonly log: FastifyBaseLogger,
  ) {
    for (const definition of definitions) {
      if (definition.kind === 'counter') this.#addCounter(definition);
      else if (definition.kind === 'histogram') this.#addHistogram(definition);
      else this.#addGauge(definition);
    }
  }

  /** Counts at once; `count` does so after the commit. */
  count<L extends CounterDefinition['labels']>(
    { name }: CounterDefinition<L>,
    labels: LabelsOf<L>,
    amount = 1,
  ): void {
    const counter = known(this.#counters, name);
    counter.metric.inc(bounded(counter.labels, labels as Values), amount);
  }

  observe<L extends HistogramDefinition['labels']>(
    { name }: HistogramDefinition<L>,
    labels: LabelsOf<L>,
    seconds: number,
  ): void {
    const histogram = known(this.#histograms, name);
    histogram.metric.observe(bounded(histogram.labels, labels as Values), seconds);
  }

  /** All metrics in the text format of Prometheus. */
  text(): Promise<string> {
    return this.prometheus.metrics();
  }

  #addCounter({ name, help, labels }: CounterDefinition): void {
    const metric = new Counter({
      name,
      help,
      labelNames: Object.keys(labels),
      registers: [this.prometheus],
    });
    for (const series of seriesOf(labels)) metric.inc(series, 0);
    this.#counters.set(name, { metric, labels: boundedLabels(labels) });
  }

  #addHistogram({ name, help, labels, buckets }: HistogramDefinition): void {
    const labelNames = Object.keys(labels);
    const metric = new Histogram({
      name,
      help,
      labelNames,
      buckets: [...buckets],
      registers: [this.prometheus],
    });
    this.#histograms.set(name, { metric, labels: boundedLabels(labels) });
  }

  #addGauge({ name, help, labels, isCount, read }: GaugeDefinition): void {
    const bounds = boundedLabels(labels);
    const readings = () => this.#readings(name, read);
    const options = { name, help, labelNames: Object.keys(labels), registers: [this.prometheus] };
    if (isCount)
      new Counter({
        ...options,
        async collect() {
          const found = await readings();
          this.reset();
          for (const { labels = {}, value } of found) this.inc(bounded(bounds, labels), value);
        },
      });
    else
      new Gauge({
        ...options,
        async collect() {
          const found = await readings();
          this.reset();
          // Without labels a gauge that was reset says 0, also of what could not be read.
          if (found.length === 0 && bounds.size === 0) this.remove();
          for (const { labels = {}, value } of found) this.set(bounded(bounds, labels), value);
        },
      });
  }

  // What cannot be read is left out; the other metrics are needed then all the more.
  async #readings(name: string, read: GaugeDefinition['read']): Promise<readonly Reading[]> {
    try {
      return await withinTime(Promise.resolve(read(this.services)), readingMs);
    } catch (error) {
      this.log.warn({ err: error, metric: name }, 'A metric could not be read.');
      return [];
    }
  }
}

export const metricRegistry = new ServiceKey<MetricRegistry>('metrics');

function known<T>(metrics: ReadonlyMap<string, T>, name: string): T {
  const metric = metrics.get(name);
  if (!metric) throw new Error(`There is no metric "${name}"; does a manifest list it?`);
  return metric;
}

function boundedLabels(labels: MetricDefinition['labels']): Labels {
  return new Map(Object.entries(labels).map(([label, values]) => [label, new BoundedLabel(values)]));
}

function bounded(labels: Labels, values: Values): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [label, bound] of labels) result[label] = bound.of(values[label]!);
  return result;
}

/** All combinations of labels whose values are listed; none if that is not known, or if they are many. */
function seriesOf(labels: MetricDefinition['labels']): Record<string, string>[] {
  let series: Record<string, string>[] = [{}];
  for (const [label, values] of Object.entries(labels)) {
    if (!Array.isArray(values)) return [];
    series = series.flatMap(one => values.map((value: string) => ({ ...one, [label]: value })));
    if (series.length > maxSeriesFromStart) return [];
  }
  return series;
}
