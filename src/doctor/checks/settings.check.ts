import { unknownSettingMessage, unknownSettings } from '../../platform/config/unknown-settings.ts';
import { blocker, type Check, warning } from '../check.ts';

// Each start prints them before it reads the settings, so that a start that fails by them says so as well.
export const settings: Check = {
  id: 'settings',
  title: 'No setting seems to be misspelt.',
  atStart: 'NEVER',
  run: ({ environment }) =>
    unknownSettings(Object.keys(environment)).map(unknown => {
      const find = unknown.isMisspelt ? blocker : warning;
      return find(unknownSettingMessage(unknown), 'Rename or remove it in the environment or in .env.');
    }),
};
