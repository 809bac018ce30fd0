import { studentT } from './student.ts';

/** A ratio that was measured several times: its geometric mean and its confidence interval. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Share of such intervals that contain the true ratio. */
export const confidence = 0.95;

/**
 * The confidence interval of the geometric mean of paired ratios: Student's t on their logarithms,
 * exp(m ± t · s / √n), where m is the mean of the n logarithms, s their standard deviation (divided by n − 1),
 * and t the two-sided quantile for n − 1 degrees of freedom. Logarithms, because a ratio and its inverse then weigh the same.
 * @param ratios at least two, all above 0, each from one pair of runs next to each other in time
 */
export function ratioInterval(ratios: readonly number[]): Interval {
  const n = ratios.length;
  if (n < 2) throw new RangeError(`An interval needs at least two ratios, not ${n}.`);
  const logarithms = ratios.map(Math.log);
  const mean = meanOf(logarithms);
  const variance = logarithms.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const margin = studentT(confidence, n - 1) * Math.sqrt(variance / n);
  return { mean: Math.exp(mean), low: Math.exp(mean - margin), high: Math.exp(mean + margin) };
}

/**
 * The interval over several scenarios that were measured in the same pairs. Each pair counts once, by the geometric mean
 * of its scenarios: what disturbs one pair disturbs all its scenarios, so these are not independent, and pairs are.
 * @param ratios one list per scenario, each with its ratio in every pair, in the same order
 */
export function overallInterval(ratios: readonly (readonly number[])[]): Interval {
  const pairs = ratios[0]?.length ?? 0;
  return ratioInterval(
    Array.from({ length: pairs }, (_, pair) => geometricMean(ratios.map(scenario => scenario[pair]!))),
  );
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(meanOf(values.map(Math.log)));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
