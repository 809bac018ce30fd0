import type { Manifest } from '../../graphql/manifest.ts';
import { Settings } from './settings.entity.ts';
import { settingsPermissions } from './settings.permissions.ts';
import { SettingsResolver } from './settings.resolver.ts';

export const settings: Manifest = {
  name: 'settings',
  entities: [Settings],
  resolvers: [SettingsResolver],
  rules: settingsPermissions,
};
