import type { Migration } from '../platform/database/migrations/migration.ts';

/** So that the daily clean-up finds old refresh tokens without reading the others. */
export const indexUsedRefreshTokens: Migration = {
  name: '2026-11-26-index-used-refresh-tokens',
  mysql: ['alter table `refresh_token` add index `refresh_token_used_at_index` (`used_at`)'],
  sqlite: ['create index `refresh_token_used_at_index` on `refresh_token` (`used_at`)'],
};
