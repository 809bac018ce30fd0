import { deletedId, payloadOf, readAgain } from '../../platform/graphql/payload-of.ts';
import { Export } from './export.entity.ts';
import { exportById } from './export.queries.ts';

const changed = readAgain('export', () => Export, exportById);

export const CreateExportPayload = payloadOf('createExport', changed);
export const CancelExportPayload = payloadOf('cancelExport', changed);
export const DeleteExportPayload = payloadOf('deleteExport', deletedId('export'));
