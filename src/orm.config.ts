import { entities } from './manifests.ts';
import { migrations } from './migrations/index.ts';
import { readConfig } from './platform/config/config.ts';
import { withMigrations } from './platform/database/migrate.ts';
import { ormOptions } from './platform/database/orm-options.ts';

/** What the MikroORM command line reads. */
export default () => withMigrations(ormOptions(readConfig(process.env), entities), migrations);
