import { defaultHoldSettings } from '../../src/modules/settings/settings.entity.ts';
import type { Database } from '../../src/platform/database/database.ts';

/** No limits for what is held without being paid. Tests order far more than people do, and few are about that. */
export const noHoldLimits = Object.fromEntries(Object.keys(defaultHoldSettings).map(name => [name, null]));

export async function liftHoldLimits(database: Database): Promise<void> {
  const columns = Object.keys(defaultHoldSettings).map(name => name.replace(/[A-Z]/g, '_$&').toLowerCase());
  const changes = columns.map(column => `${column} = null`).join(', ');
  await database.run({ text: `update settings set ${changes}`, values: [] });
}
