import { ID } from 'type-graphql';
import { payloadOf, returned } from '../../platform/graphql/payload-of.ts';

const deadJobId = returned('deadJobId', () => ID, "The job's id; null when there were errors.");

export const RetryDeadJobPayload = payloadOf('retryDeadJob', deadJobId);
export const DiscardDeadJobPayload = payloadOf('discardDeadJob', deadJobId);
