import type { SignedFileRoute } from '../../platform/routes/route.ts';
import { openExport } from './open-export.ts';

/** `GET /exports/<export>.<extension>`, with a signed link. */
export const exportFileRoute: SignedFileRoute = {
  kind: 'SIGNED_FILE',
  path: '/exports',
  noun: 'export',
  open: openExport,
};
