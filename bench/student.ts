/**
 * The two-sided quantile of Student's distribution: 2.262 for 95 % and 9 degrees of freedom.
 * @param freedom degrees of freedom: a whole number of at least 1
 */
export function studentT(share: number, freedom: number): number {
  let [low, high] = [0, 1];
  while (shareWithin(high, freedom) < share) high *= 2;
  for (;;) {
    const middle = (low + high) / 2;
    // Bisects until no number lies between the bounds.
    if (middle <= low || middle >= high) return middle;
    if (shareWithin(middle, freedom) < share) low = middle;
    else high = middle;
  }
}

// Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4: exact for whole degrees of freedom.
function shareWithin(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const isOdd = freedom % 2 === 1;
  const cosine2 = Math.cos(angle) ** 2;
  let term = isOdd ? Math.cos(angle) : 1;
  let sum = 0;
  for (let n = isOdd ? 1 : 0; n < freedom - 1; n += 2) {
    sum += term;
    term *= (cosine2 * (n + 1)) / (n + 2);
  }
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}
