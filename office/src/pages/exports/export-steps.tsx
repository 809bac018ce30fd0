import { useState } from 'react';
import { ExportForm, type ExportFormProps } from './export-form.tsx';
import type { ShownExport } from './export-progress.tsx';
import { ExportRun } from './export-run.tsx';

type ExportStepsProps = Omit<ExportFormProps, 'onCreated'> & { onClose: () => void };

export function ExportSteps({ onClose, ...form }: ExportStepsProps) {
  const [created, setCreated] = useState<ShownExport | null>(null);
  if (created) return <ExportRun id={created.id} created={created} onClose={onClose} />;
  return <ExportForm {...form} onCreated={setCreated} />;
}
