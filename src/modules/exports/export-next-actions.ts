import type { Context } from '../../platform/context/context.ts';
import { actingUserId, nextActionOf, nextActions } from '../../platform/graphql/next-action.ts';
import type { ExportRow } from './export.queries.ts';
import { cancelProblem } from './export.rules.ts';

export const ExportNextAction = nextActionOf('Export', {
  CANCEL: 'Cancel it: `cancelExport`.',
  DELETE: 'Delete it with its file: `deleteExport`.',
});

export const exportActionColumns = ['status', 'requestedBy'];

export function nextActionsOfExport(ctx: Context, row: ExportRow) {
  const isOwn = row.requestedBy === actingUserId(ctx);
  return nextActions({ CANCEL: isOwn && (() => cancelProblem(row)), DELETE: isOwn && (() => null) });
}
