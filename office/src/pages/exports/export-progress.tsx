import { useSubscription } from 'urql';
import { Progress } from '../../kit/progress/progress.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { StatusBadge, type Tone } from '../../kit/status/status-badge.tsx';
import { countText, statusText } from '../../lib/format/text.ts';
import { ExportProgressDocument, type ExportsQuery } from './generated/graphql.ts';

export type ShownExport = ExportsQuery['exports']['nodes'][number];

const tones: Record<ShownExport['status'], Tone> = {
  QUEUED: 'info',
  RUNNING: 'info',
  READY: 'success',
  FAILED: 'danger',
  CANCELLED: 'neutral',
  EXPIRED: 'neutral',
};

/** The status of an export, followed live while it runs. */
export function ExportProgress({ shown }: { shown: ShownExport }) {
  const { locale } = useStore();
  const isRunning = shown.status === 'QUEUED' || shown.status === 'RUNNING';
  // What arrives goes into the cache, from where the page has it.
  useSubscription({ query: ExportProgressDocument, variables: { id: shown.id }, pause: !isRunning });
  if (!isRunning) return <StatusBadge tone={tones[shown.status]}>{statusText(shown.status)}</StatusBadge>;
  return (
    <Progress
      label={statusText(shown.status)}
      // The length of some reports is not known before they are written.
      value={shown.progress || null}
      text={countText(shown.rowsDone, 'row', 'rows', locale)}
    />
  );
}
