import { payloadOf, readAgain } from '../../platform/graphql/payload-of.ts';
import { Import } from './import.entity.ts';
import { importById } from './import.queries.ts';

const changed = readAgain('import', () => Import, importById);

export const StartImportPayload = payloadOf('startImport', changed);
export const CancelImportPayload = payloadOf('cancelImport', changed);
