import { defineService } from '../../platform/context/services.ts';
import { storeDays } from '../../platform/graphql/on-days.ts';
import { Remembered } from '../../platform/lib/remembered.ts';
import type { Manifest } from '../../platform/manifest.ts';
import { daysOfStore } from './days-of-store.ts';
import { ensureSettings } from './ensure-settings.ts';
import { Settings } from './settings.entity.ts';
import { settingsPermissions } from './settings.permissions.ts';
import { settingsById } from './settings.queries.ts';
import { SettingsResolver } from './settings.resolver.ts';
import { settingsCache } from './settings-cache.ts';

export const settings: Manifest = {
  name: 'settings',
  entities: [Settings],
  resolvers: [SettingsResolver],
  rules: settingsPermissions,
  nodes: { [Settings.idPrefix]: { type: 'Settings', read: settingsById } },
  services: [
    defineService(settingsCache, () => new Remembered(1_000)),
    defineService(storeDays, () => daysOfStore),
  ],
  publicSources: [{ entity: Settings }],
  prepare: ensureSettings,
};
