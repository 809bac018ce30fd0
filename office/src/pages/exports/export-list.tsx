import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { useCan } from '../../shell/session/session-context.ts';
import { ExportDialog } from './export-dialog.tsx';
import type { ListInFile } from './export-form.tsx';
import { exportReports } from './export-reports.ts';

/** The button of a list that writes it into a file, as it is filtered and sorted. Only for those who may have the file. */
export function ExportList(list: ListInFile) {
  const can = useCan();
  const [isOpen, setIsOpen] = useState(false);
  const kinds = exportReports.filter(kind => kind.list === list.name);
  if (!kinds.some(({ needs }) => needs.every(permission => can(permission)))) return null;
  return (
    <>
      <Button
        icon={<FileDown aria-hidden />}
        disabledReason={
          list.count?.totalCount === 0 ? 'There is nothing to export: the list is empty.' : null
        }
        onPress={() => setIsOpen(true)}
      >
        Export
      </Button>
      <ExportDialog isOpen={isOpen} onClose={() => setIsOpen(false)} list={list} />
    </>
  );
}
