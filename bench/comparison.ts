import type { Commit } from './checkout.ts';
import { confidence, geometricMean, type Interval, overallInterval, ratioInterval } from './interval.ts';

/** Requests per second of one scenario in every pair. */
export interface ScenarioPairs {
  readonly name: string;
  readonly pairs: readonly { readonly commit: number; readonly tree: number }[];
}

export interface Comparison {
  readonly commit: Commit;
  /** The state of the working tree, such as "3915d24 with changes". */
  readonly tree: string;
  readonly pairs: number;
  readonly seconds: number;
  readonly results: readonly ScenarioPairs[];
}

/** The interval of throughput, working tree ÷ commit, must reach this ratio. */
export const floor = 0.97;

/** Whether the working tree may be as fast as the floor requires; false only if the whole interval is below it. */
export function isReached(comparison: Comparison): boolean {
  return overallOf(comparison).high >= floor;
}

/** One line per scenario and one for all of them. */
export function tableOf(comparison: Comparison): string {
  const { commit, tree, pairs, seconds, results } = comparison;
  const title = `The working tree (${tree}) against ${commit.short} "${commit.subject}": ${pairs} pairs of ${seconds} s`;
  const header = line(
    'requests per second',
    commit.short,
    'tree',
    'change',
    `${confidence * 100} % interval`,
  );
  const lines = results.map(({ name, pairs }) =>
    line(
      name,
      geometricMean(pairs.map(({ commit }) => commit)).toFixed(0),
      geometricMean(pairs.map(({ tree }) => tree)).toFixed(0),
      ...changeOf(ratioInterval(ratiosOf(pairs))),
    ),
  );
  return [title, '', header, ...lines, line('overall', '', '', ...changeOf(overallOf(comparison)))].join(
    '\n',
  );
}

/** The conclusion, in sentences. */
export function verdictOf(comparison: Comparison): string {
  const overall = overallOf(comparison);
  const [, range] = changeOf(overall);
  const slower = comparison.results
    .filter(({ pairs }) => ratioInterval(ratiosOf(pairs)).high < floor)
    .map(({ name }) => `"${name}"`);
  const verdict = isReached(comparison)
    ? `The interval reaches ${percent(floor)} or better: ${range}.${overall.low < floor ? ` It does not exclude a loss beyond ${percent(floor)}; more pairs on a quiet machine make it narrower.` : ''}`
    : `MISSED: the whole interval lies below ${percent(floor)}: ${range}. The working tree is slower than ${comparison.commit.short}.`;
  return slower.length === 0
    ? verdict
    : `${verdict}\nScenarios whose own interval lies below ${percent(floor)}: ${slower.join(', ')}.`;
}

export function toJson(comparison: Comparison): string {
  const { commit, tree, pairs, seconds, results } = comparison;
  const report = {
    commit,
    tree,
    pairs,
    seconds,
    confidence,
    floor,
    results: results.map(result => ({ ...result, ratio: ratioInterval(ratiosOf(result.pairs)) })),
    overall: overallOf(comparison),
    isReached: isReached(comparison),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function overallOf({ results }: Comparison): Interval {
  return overallInterval(results.map(({ pairs }) => ratiosOf(pairs)));
}

function ratiosOf(pairs: ScenarioPairs['pairs']): number[] {
  return pairs.map(({ commit, tree }) => tree / commit);
}

function changeOf({ mean, low, high }: Interval): [change: string, range: string] {
  return [percent(mean), `${percent(low)} … ${percent(high)}`];
}

/** A ratio as a change: 0.97 is −3.0 %. */
function percent(ratio: number): string {
  const text = Math.abs((ratio - 1) * 100).toFixed(1);
  const sign = Number(text) === 0 ? '' : ratio < 1 ? '−' : '+';
  return `${sign}${text} %`;
}

function line(name: string, commit: string, tree: string, change: string, range: string): string {
  return [name.padEnd(34), commit.padStart(9), tree.padStart(9), change.padStart(9), range.padStart(20)].join(
    ' ',
  );
}
