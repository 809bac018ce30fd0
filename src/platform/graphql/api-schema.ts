import type { GraphQLSchema } from 'graphql';
import { ServiceKey } from '../context/services.ts';

/** The executable schema, for what is stored in the names of the API. */
export const apiSchema = new ServiceKey<GraphQLSchema>('apiSchema');
