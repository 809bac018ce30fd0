import type { Context } from '../../platform/context/context.ts';
import { notifyUser } from '../notifications/notify.ts';
import type { Import } from './import.entity.ts';

/**
 * Notifies whoever started an import that it has ended, within the transaction that ends it; not of what they canceled
 * themselves. Without the name of the file and what is wrong with it, which may have to be erased one day: both are behind
 * the id.
 */
export async function notifyImportEnd(ctx: Context, found: Import): Promise<void> {
  const { id: targetId, createdBy, status } = found;
  if (status === 'CANCELLED' && ctx.actor.userId === createdBy.id) return;
  const kind = status === 'DONE' ? 'IMPORT_DONE' : 'IMPORT_FAILED';
  await notifyUser(ctx, createdBy.id, { kind, message: messageOf(found), targetId });
}

function messageOf({ kind, dryRun, status, created, updated, failed }: Import): string {
  const rows = kind.toLowerCase().replaceAll('_', ' ');
  const what = dryRun ? `The check of your file of ${rows}` : `Your import of ${rows}`;
  if (status === 'CANCELLED') return `${what} was canceled by somebody else. Nothing was changed.`;
  if (status === 'FAILED') return `${what} failed. Nothing was changed.`;
  const would = dryRun ? 'would be ' : '';
  const counts = [`${count(created)} ${would}created`, `${count(updated)} ${would}updated`];
  if (failed > 0) counts.push(`${count(failed)} skipped`);
  return `${what} is done: ${counts.join(', ')}.`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}
