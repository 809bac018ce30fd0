import { entities } from './manifests.ts';
import { readConfig } from './platform/config/config.ts';
import { environment } from './platform/config/environment.ts';
import { ormOptions } from './platform/database/orm-options.ts';

/** The configuration of the MikroORM command line. Migrations are those of `npm run cli -- migrate`. */
export default () => ormOptions(readConfig(environment), entities);
