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
  description: 'How far an export has come.',
  valuesConfig: {
    QUEUED: { description: 'It waits for its turn, the first or another one.' },
    RUNNING: { description: 'It is being made.' },
    READY: { description: 'The file is there; `url` leads to it.' },
    FAILED: { description: 'It could not be made; `failureMessage` says why.' },
    CANCELLED: { description: 'You called it off.' },
    EXPIRED: { description: 'The file was there, and is deleted.' },
  },
});
