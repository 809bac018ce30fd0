import { resolve } from 'node:path';

/** The folder of the Northwind sample. */
export const northwind = resolve('../shared/data/northwind');
