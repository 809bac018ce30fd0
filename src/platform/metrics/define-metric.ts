import type { Services } from '../context/services.ts';

/** The values that a label may have: a list, or whatever comes, up to so many different ones. All others are `other`. */
type LabelValues = readonly string[] | { readonly atMost: number };

type LabelSpec = Readonly<Record<string, LabelValues>>;

/** The labels of one measurement. */
export type LabelsOf<L extends LabelSpec> = {
  readonly [K in keyof L]: L[K] extends readonly (infer V)[] ? V : string;
};

interface Described<L extends LabelSpec> {
  /** Of Prometheus, with the unit at its end: `tradepost_orders_placed_total`. */
  readonly name: string;
  /** A sentence, for `/metrics` and for the table in docs/operations.md. */
  readonly help: string;
  /** Every combination is a series that is kept, so each label has few values, and none is a person's data. */
  readonly labels: L;
}

export interface CounterDefinition<L extends LabelSpec = LabelSpec> extends Described<L> {
  readonly kind: 'counter';
}

export interface HistogramDefinition<L extends LabelSpec = LabelSpec> extends Described<L> {
  readonly kind: 'histogram';
  readonly buckets: readonly number[];
}

/** One series of a gauge, or of a counter that something else keeps. */
export interface Reading {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A value that is read when somebody asks for the metrics. Without readings there is no series. */
export interface GaugeDefinition extends Described<LabelSpec> {
  readonly kind: 'gauge';
  /** Whether it only rises, as the count of something else does: then it is a counter to Prometheus. */
  readonly isCount: boolean;
  readonly read: (services: Services) => readonly Reading[] | Promise<readonly Reading[]>;
}

export type MetricDefinition = CounterDefinition | HistogramDefinition | GaugeDefinition;

/** What `count` counts. */
export function defineCounter<const L extends LabelSpec>(described: Described<L>): CounterDefinition<L> {
  return { kind: 'counter', ...described };
}

/** How long something takes, in seconds. */
export function defineHistogram<const L extends LabelSpec>(
  described: Described<L> & { readonly buckets: readonly number[] },
): HistogramDefinition<L> {
  return { kind: 'histogram', ...described };
}

export function defineGauge(
  described: Described<LabelSpec> & Pick<GaugeDefinition, 'read'> & { readonly isCount?: boolean },
): GaugeDefinition {
  return { kind: 'gauge', isCount: false, ...described };
}

/** For what a person waits for. */
export const requestBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** For what may take minutes. */
export const workBuckets = [0.01, 0.05, 0.25, 1, 5, 30, 120];
