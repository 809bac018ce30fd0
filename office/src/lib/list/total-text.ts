/** How many entries a list has, as the API tells it: it counts up to a limit. */
export interface Counted {
  readonly totalCount: number;
  readonly totalCountIsExact: boolean;
}

/** "1,234", or "10,000+" where there are more than the API counts. */
export function totalText({ totalCount, totalCountIsExact }: Counted, locale?: string): string {
  return `${new Intl.NumberFormat(locale).format(totalCount)}${totalCountIsExact ? '' : '+'}`;
}
