import { payloadOf, readAgain } from '../../platform/graphql/payload-of.ts';
import { Settings } from './settings.entity.ts';
import { readSettings } from './settings.queries.ts';

const settings = readAgain(
  'settings',
  () => Settings,
  readSettings,
  'The settings as they are now; null when there were errors.',
);

export const UpdateSettingsPayload = payloadOf('updateSettings', settings);
