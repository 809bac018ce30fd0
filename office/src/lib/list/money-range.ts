const pattern = /^(\d{1,12}(?:\.\d{1,3})?)?\.\.(\d{1,12}(?:\.\d{1,3})?)?$/;

/** Amounts from and to; either may be open. */
export interface MoneyRange {
  readonly min: string;
  readonly max: string;
}

/** Amounts as an address holds them: "10..99.50", "10..", or "..99.50". Undefined for anything else. */
export function parseMoneyRange(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '..' && pattern.test(value) ? value : undefined;
}

export function moneyRange(text: string | undefined): MoneyRange {
  const [, min = '', max = ''] = (text && pattern.exec(text)) || [];
  return { min, max };
}

export function moneyRangeParam({ min, max }: MoneyRange): string | undefined {
  return min || max ? `${min}..${max}` : undefined;
}

/** The amounts as the API takes them. */
export function moneyRangeInput(text: string | undefined) {
  const { min, max } = moneyRange(text);
  return min || max ? { min: min || undefined, max: max || undefined } : undefined;
}
