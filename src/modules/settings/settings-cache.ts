import { ServiceKey } from '../../platform/context/services.ts';
import type { Row } from '../../platform/database/rows.ts';
import type { Settings } from './settings.entity.ts';

const maxAgeMs = 1_000;

/** The settings as they were up to a second ago, so that orders and filters need no statement for them. */
export class SettingsCache {
  #known: { readonly settings: Row<Settings>; readonly until: number } | undefined;

  get settings(): Row<Settings> | undefined {
    return this.#known && performance.now() < this.#known.until ? this.#known.settings : undefined;
  }

  remember(settings: Row<Settings>): void {
    this.#known = { settings, until: performance.now() + maxAgeMs };
  }

  drop(): void {
    this.#known = undefined;
  }
}

export const settingsCache = new ServiceKey<SettingsCache>('settings.known');
