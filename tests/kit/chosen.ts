/** One of some, by a number of whatever size; undefined when there are none. */
export function chosen<T>(some: readonly T[], choice: number): T | undefined {
  return some[choice % some.length];
}
