import { Download } from 'lucide-react';
import { useSubscription } from 'urql';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Progress } from '../../kit/progress/progress.tsx';
import { StatusBadge, type Tone } from '../../kit/status/status-badge.tsx';
import { formatBytes } from '../../lib/format/numbers.ts';
import { statusText } from '../../lib/format/text.ts';
import styles from './account.module.css';
import { type AccountExportsQuery, AccountExportUpdatedDocument } from './generated/graphql.ts';

type File = AccountExportsQuery['exports']['nodes'][number];

const tones: Partial<Record<File['status'], Tone>> = { READY: 'success', FAILED: 'danger', RUNNING: 'info' };

export function MyDataFile({ file }: { file: File }) {
  const isOpen = file.status === 'QUEUED' || file.status === 'RUNNING';
  // What arrives updates the file in the cache, and with it this list.
  useSubscription({
    query: AccountExportUpdatedDocument,
    variables: { exportId: file.id },
    pause: !isOpen,
  });
  return (
    <li className={styles.row}>
      <div className={styles.rowText}>
        <p className={styles.rowTitle}>
          {file.fileName}
          <StatusBadge tone={tones[file.status]}>{statusText(file.status)}</StatusBadge>
        </p>
        <p className={styles.hint}>
          Asked for <DateTime value={file.createdAt} />
          {file.bytes != null && ` · ${formatBytes(file.bytes, navigator.language)}`}
        </p>
        {file.failureMessage && <p>{file.failureMessage}</p>}
        {isOpen && <Progress label="Collecting" value={file.progress || null} />}
      </div>
      {file.url && (
        <LinkButton href={file.url} download={file.fileName} icon={<Download aria-hidden />}>
          Download
        </LinkButton>
      )}
    </li>
  );
}
