import { useState } from 'react';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { ExportForm, type ExportFormProps } from './export-form.tsx';
import type { ShownExport } from './export-progress.tsx';
import { ExportRun } from './export-run.tsx';

type ExportDialogProps = Omit<ExportFormProps, 'onCreated'> & { isOpen: boolean; onClose: () => void };

/** Asks what to export, then shows how far it is, then offers the file. It goes on when the dialog is closed. */
export function ExportDialog({ isOpen, onClose, ...form }: ExportDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Export">
      {isOpen && <Steps {...form} onClose={onClose} />}
    </Dialog>
  );
}

function Steps({ onClose, ...form }: Omit<ExportFormProps, 'onCreated'> & { onClose: () => void }) {
  const [created, setCreated] = useState<ShownExport | null>(null);
  if (created) return <ExportRun id={created.id} created={created} onClose={onClose} />;
  return <ExportForm {...form} onCreated={setCreated} />;
}
