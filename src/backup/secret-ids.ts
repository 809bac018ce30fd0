import type { Config } from '../platform/config/config.ts';
import { Keys } from '../platform/lib/keys.ts';
import { findPersistedSecret } from '../platform/lib/persisted-secret.ts';

/** Ids of the secrets of this installation, by which a backup says which ones it needs. */
export function secretIds({ authSecrets }: Pick<Config, 'authSecrets'>): string[] {
  const own = authSecrets.length > 0 ? undefined : findPersistedSecret();
  return new Keys(own === undefined ? authSecrets : [own]).ids('backup');
}
