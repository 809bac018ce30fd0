import { registerEnumType } from 'type-graphql';

export const ImportStatus = {
  QUEUED: 'QUEUED',
  RUNNING: 'RUNNING',
  DONE: 'DONE',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
} as const;
export type ImportStatus = keyof typeof ImportStatus;
registerEnumType(ImportStatus, {
  name: 'ImportStatus',
  description: 'The status of an import.',
  valuesConfig: {
    QUEUED: { description: 'It waits to begin, for the first time or after an attempt that failed.' },
    RUNNING: { description: 'The file is being read.' },
    DONE: { description: 'It is imported; a dry run has found that it could be.' },
    FAILED: { description: 'Nothing was imported; `failureMessage` and `problems` say why.' },
    CANCELLED: { description: 'Somebody canceled it, and nothing was imported.' },
  },
});
