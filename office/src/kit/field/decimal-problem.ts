import { editableDecimal } from '../../lib/format/parse-decimal.ts';

type Reason = 'NOT_A_NUMBER' | 'TOO_MANY_DIGITS' | 'NEGATIVE';

/** Says what would be right, with an example as the reader writes numbers. */
export function decimalProblem(reason: Reason, label: string, maxDigits: number, locale: string): string {
  if (reason === 'NEGATIVE') return `${label} must not be negative.`;
  if (reason === 'NOT_A_NUMBER') {
    const example = editableDecimal(maxDigits ? `129.${'9'.padEnd(maxDigits, '0')}` : '129', locale);
    return `${label} must be a number, such as ${example}.`;
  }
  if (maxDigits === 0) return `${label} must be a whole number.`;
  return `${label} may have at most ${maxDigits} ${maxDigits === 1 ? 'digit' : 'digits'} after the decimal point.`;
}
