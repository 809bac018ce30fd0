import { FileDown } from 'lucide-react';
import { useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { ExportProgress, type ShownExport } from './export-progress.tsx';
import styles from './exports.module.css';
import { ExportStatusDocument } from './generated/graphql.ts';
import { useDownload } from './use-download.ts';

type ExportRunProps = { id: string; created: ShownExport; onClose: () => void };

export function ExportRun({ id, created, onClose }: ExportRunProps) {
  const [{ data }] = useQuery({ query: ExportStatusDocument, variables: { id } });
  const { download, pendingId } = useDownload();
  const shown = data?.export ?? created;
  const isReady = shown.status === 'READY';
  return (
    <div className={styles.stack}>
      <ExportProgress shown={shown} />
      <p role="status">
        {isReady
          ? `${shown.fileName} is ready. It can be downloaded for a day.`
          : (shown.failureMessage ??
            'You may close this: the export goes on, and you are notified when it is ready.')}
      </p>
      <FormActions>
        <LinkButton href="/exports">All exports</LinkButton>
        {isReady ? (
          <Button
            variant="primary"
            icon={<FileDown aria-hidden />}
            pending={pendingId === id}
            onPress={() => void download(id)}
          >
            Download
          </Button>
        ) : (
          <Button onPress={onClose}>Close</Button>
        )}
      </FormActions>
    </div>
  );
}
