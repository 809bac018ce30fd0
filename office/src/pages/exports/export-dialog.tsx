import { lazy, Suspense } from 'react';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import type { ExportFormProps } from './export-form.tsx';

// Several pages offer it, and few visits use it.
const ExportSteps = lazy(() =>
  import('./export-steps.tsx').then(module => ({ default: module.ExportSteps })),
);

type ExportDialogProps = Omit<ExportFormProps, 'onCreated'> & { isOpen: boolean; onClose: () => void };

/** Asks what to export, then shows how far it is, then offers the file. It goes on when the dialog is closed. */
export function ExportDialog({ isOpen, onClose, ...form }: ExportDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Export">
      {isOpen && (
        <Suspense fallback={<SkeletonLines count={5} />}>
          <ExportSteps {...form} onClose={onClose} />
        </Suspense>
      )}
    </Dialog>
  );
}
