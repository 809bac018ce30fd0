import type { Context } from './context.ts';
import { ServiceKey } from './services.ts';

/** Records that a session has changed something, so that its next requests do not read from a replica that lags. */
export interface WriteMarker {
  /** Called after each commit. Never throws, since the change is committed. */
  mark(ctx: Context): Promise<void>;
}

export const writeMarker = new ServiceKey<WriteMarker>('write marker');
