import { Dialog } from '../../kit/overlay/dialog.tsx';
import { RecordForm } from './record-form.tsx';

/** Stays open after each record: at the end of a day somebody enters several. */
export function RecordDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Record production">
      {isOpen && <RecordForm onClose={onClose} />}
    </Dialog>
  );
}
