import { deletedId, payloadOf, readAgain } from '../../../platform/graphql/payload-of.ts';
import { Zone } from './zone.entity.ts';
import { zoneById } from './zone.queries.ts';

const zone = readAgain('zone', () => Zone, zoneById);

export const CreateZonePayload = payloadOf('createZone', zone);
export const UpdateZonePayload = payloadOf('updateZone', zone);
export const DeleteZonePayload = payloadOf('deleteZone', deletedId('zone'));
