import type { Migration } from '../platform/database/migrations/migration.ts';

/** So that a start finds a few second factors, and sees whether it can open them, without reading all users. */
export const indexSecondFactors: Migration = {
  name: '2026-11-26-index-second-factors',
  mysql: ['alter table `user` add index `user_mfa_enabled_at_index` (`mfa_enabled_at`)'],
  sqlite: ['create index `user_mfa_enabled_at_index` on `user` (`mfa_enabled_at`)'],
};
