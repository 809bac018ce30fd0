/** amount × part ÷ whole, rounded half up. */
export function shareOf(amount: number, part: number, whole: number): number {
  return Number((2n * BigInt(amount) * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole)));
}

export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/**
 * Divides an amount in proportion to weights, one after the other. The parts add up to it, and none exceeds its weight
 * unless the amount exceeds all.
 */
export function inProportion(amount: number, weights: readonly number[]): number[] {
  const whole = sum(weights);
  if (whole === 0) return weights.map(() => 0);
  let [passed, spent] = [0, 0];
  return weights.map(weight => {
    passed += weight;
    const part = Number((BigInt(amount) * BigInt(passed)) / BigInt(whole)) - spent;
    spent += part;
    return part;
  });
}

/**
 * Divides an amount in proportion to weights by largest remainder: each part is rounded down, and what is left goes, a unit
 * each, to those that lost most by it, the first of equals first. The parts add up to the amount.
 */
export function byLargestRemainder(amount: number, weights: readonly number[]): number[] {
  const whole = BigInt(sum(weights));
  if (whole === 0n) return weights.map(() => 0);
  const products = weights.map(weight => BigInt(amount) * BigInt(weight));
  const parts = products.map(product => Number(product / whole));
  const remainders = products.map((product, index) => ({ index, lost: product % whole }));
  remainders.sort((a, b) => (a.lost === b.lost ? a.index - b.index : a.lost < b.lost ? 1 : -1));
  for (const { index } of remainders.slice(0, amount - sum(parts))) parts[index]! += 1;
  return parts;
}
