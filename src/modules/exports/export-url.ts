import type { Context } from '../../platform/context/context.ts';
import type { Row } from '../../platform/database/rows.ts';
import { exportFormats } from '../../platform/files/export-format.ts';
import { signPath } from '../../platform/lib/signed-link.ts';
import type { Export } from './export.entity.ts';
import { statusAt } from './export.rules.ts';

/** Long enough to start a download, short enough that a link in a browser's history opens nothing later. */
const linkLifeMs = 15 * 60_000;

/** A link to the file that needs no session, signed again at each read; null unless the file is ready. */
export function exportUrl(
  { services, clock }: Context,
  row: Pick<Row<Export>, 'id' | 'format' | 'status' | 'expiresAt'>,
): string | null {
  const now = clock.now();
  if (statusAt(row, now) !== 'READY') return null;
  const expiresAt = new Date(Math.min(now.getTime() + linkLifeMs, row.expiresAt!.getTime()));
  const path = `/exports/${row.id}.${exportFormats[row.format].extension}`;
  return services.config.publicUrl + signPath(services.keys, path, expiresAt);
}
