import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { RecordDialog } from './record-dialog.tsx';
import { RecordList } from './record-list.tsx';

export function ProductionPage() {
  usePageTitle('Production');
  const can = useCan();
  const [isRecording, setIsRecording] = useState(false);
  const canRecord = can('PRODUCTION_RECORD');
  const canSee = can('INVENTORY_VIEW');
  if (!canRecord && !canSee) return <ForbiddenPage />;
  const button = canRecord && (
    <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => setIsRecording(true)}>
      Record production
    </Button>
  );
  return (
    <>
      <PageHeader title="Production" meta="What was made, by whom, and when." primary={canSee && button} />
      {canSee ? (
        <RecordList />
      ) : (
        <EmptyState
          title="Record what you made"
          text="It goes into the stock at once. The list of records is for those who see the stock."
          action={button}
        />
      )}
      <RecordDialog isOpen={isRecording} onClose={() => setIsRecording(false)} />
    </>
  );
}
