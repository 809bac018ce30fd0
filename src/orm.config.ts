import { entities } from './manifests.ts';
import { migrations } from './migrations/index.ts';
import { readConfig } from './platform/config/config.ts';
import { environment } from './platform/config/environment.ts';
import { withMigrations } from './platform/database/migrate.ts';
import { ormOptions } from './platform/database/orm-options.ts';

/** The configuration of the MikroORM command line. */
export default () => withMigrations(ormOptions(readConfig(environment), entities), migrations);
