import { registerEnumType } from 'type-graphql';

export const ExportStatus = {
  QUEUED: 'QUEUED',
  RUNNING: 'RUNNING',
  READY: 'READY',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
  EXPIRED: 'EXPIRED',
} as const;
export type ExportStatus = keyof typeof ExportStatus;
registerEnumType(ExportStatus, {
  name: 'ExportStatus',
  description: 'The status of an export.',
  valuesConfig: {
    QUEUED: { description: 'It waits to be created, for the first time or after an attempt that failed.' },
    RUNNING: { description: 'It is being created.' },
    READY: { description: 'The file is ready; download it from `url`.' },
    FAILED: { description: 'It could not be created; `failureMessage` says why.' },
    CANCELLED: { description: 'You canceled it.' },
    EXPIRED: { description: 'The file was ready, and has been deleted.' },
  },
});
