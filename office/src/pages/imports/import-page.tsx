import { useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { useQuery, useSubscription } from 'urql';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { DateTime } from '../../kit/display/date-time.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { statusText } from '../../lib/format/text.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { NotFoundPage } from '../../shell/error/not-found-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { ImportPageDocument, ImportUpdatedDocument } from './generated/graphql.ts';
import { importKinds } from './import-kinds.ts';
import { ImportPreview } from './import-preview.tsx';
import { ImportProblems } from './import-problems.tsx';
import { ImportResult } from './import-result.tsx';
import { ImportStatusBadge } from './import-status-badge.tsx';
import styles from './imports.module.css';
import { NextStep } from './next-step.tsx';
import { RunningImport } from './running-import.tsx';

export function ImportPage() {
  const can = useCan();
  return importKinds.some(({ needs }) => can(needs)) ? <OneImport /> : <ForbiddenPage />;
}

function OneImport() {
  const { importId: id } = useParams({ from: '/frame/products/import/$importId' });
  const [{ data, error, fetching }, read] = useQuery({ query: ImportPageDocument, variables: { id } });
  const readAgain = useCallback(() => read({ requestPolicy: 'network-only' }), [read]);
  const found = data?.import;
  const isRunning = found?.status === 'QUEUED' || found?.status === 'RUNNING';
  useSubscription({ query: ImportUpdatedDocument, variables: { id }, pause: !isRunning });
  // The events carry the counts; the preview and the problems are read once it is finished.
  const wasRunning = useRef(false);
  useEffect(() => {
    if (wasRunning.current && !isRunning) readAgain();
    wasRunning.current = isRunning;
  }, [isRunning, readAgain]);
  usePageTitle(found?.fileName ?? 'Import');

  if (!data && fetching) return <SkeletonLines count={6} label="Loading the import…" />;
  const failed = errorState(error, readAgain);
  if (!data && failed) return <ErrorState {...failed} />;
  if (!found) return <NotFoundPage />;
  return (
    <>
      <PageHeader
        title={found.dryRun ? `Check of ${found.fileName}` : `Import of ${found.fileName}`}
        back={{ href: '/products/import', label: 'Import' }}
        badge={<ImportStatusBadge {...found} />}
        meta={
          <>
            <span>{statusText(found.kind)}</span>
            {found.format && <span>{found.format}</span>}
            <span>
              {found.createdBy.name}, <DateTime value={found.createdAt} />
            </span>
          </>
        }
        primary={
          found.status === 'DONE' &&
          !found.dryRun &&
          found.kind === 'PRODUCTS' && (
            <LinkButton href="/products?sort=-UPDATED_AT">Show products</LinkButton>
          )
        }
      />
      <div className={styles.stack}>
        {isRunning ? <RunningImport {...{ found }} /> : <ImportResult {...{ found }} />}
        {found.dryRun && !isRunning && <NextStep key={id} found={found} />}
        {found.preview && <ImportPreview preview={found.preview} />}
        <ImportProblems found={found} />
      </div>
    </>
  );
}
