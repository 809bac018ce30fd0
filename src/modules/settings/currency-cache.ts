import { ServiceKey } from '../../platform/context/services.ts';
import type { Clock } from '../../platform/lib/clock.ts';

const maxAgeMs = 5_000;

/** Caches the store's currency for a few seconds, so that a filter on amounts needs no extra statement. */
export class CurrencyCache {
  #known: { readonly currencyCode: string; readonly until: number } | undefined;

  constructor(private readonly clock: Clock) {}

  get currencyCode(): string | undefined {
    return this.#known && this.#now() < this.#known.until ? this.#known.currencyCode : undefined;
  }

  remember(currencyCode: string): void {
    this.#known = { currencyCode, until: this.#now() + maxAgeMs };
  }

  #now(): number {
    return this.clock.now().getTime();
  }
}

export const currencyCache = new ServiceKey<CurrencyCache>('settings.currency');
