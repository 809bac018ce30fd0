import { ServiceKey } from '../../platform/context/services.ts';
import type { Row } from '../../platform/database/rows.ts';
import type { Remembered } from '../../platform/lib/remembered.ts';
import type { Settings } from './settings.entity.ts';

/** The settings as they were up to a second ago, so that orders and filters need no statement for them. */
export const settingsCache = new ServiceKey<Remembered<Row<Settings>>>('settings.known');
