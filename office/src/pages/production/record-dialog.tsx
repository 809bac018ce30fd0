import { lazy, Suspense } from 'react';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';

const RecordForm = lazy(() => import('./record-form.tsx'));

/** Stays open after each record: at the end of a day somebody enters several. */
export function RecordDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Record production">
      {isOpen && (
        <Suspense fallback={<SkeletonLines count={6} />}>
          <RecordForm onClose={onClose} />
        </Suspense>
      )}
    </Dialog>
  );
}
