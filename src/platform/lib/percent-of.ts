// A percent is 10,000 millionths.
const decimals = 4;

/** A rate in millionths as an exact percentage, without trailing zeros: 35,000 is "3.5 %". */
export function percentOf(ppm: number): string {
  const digits = String(ppm).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  const whole = digits.slice(0, -decimals);
  return `${fraction === '' ? whole : `${whole}.${fraction}`} %`;
}
