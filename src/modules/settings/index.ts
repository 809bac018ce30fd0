import type { Manifest } from '../../platform/manifest.ts';
import { ensureSettings } from './ensure-settings.ts';
import { Settings } from './settings.entity.ts';
import { settingsPermissions } from './settings.permissions.ts';
import { SettingsResolver } from './settings.resolver.ts';

export const settings: Manifest = {
  name: 'settings',
  entities: [Settings],
  resolvers: [SettingsResolver],
  rules: settingsPermissions,
  prepare: ensureSettings,
};
