import { lazy, type ReactNode, Suspense } from 'react';
import { useWanted } from './use-wanted.ts';
import { loadWhenMoved } from './when-moved.ts';

const load = () => import('./open-confirm-dialog.tsx');
const OpenConfirmDialog = lazy(load);
loadWhenMoved(load);

export type ConfirmDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  /** The question: "Cancel order 1042?" */
  title: string;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** Names the action: "Cancel order", never "OK". */
  confirmLabel: string;
  cancelLabel?: string;
  danger?: boolean;
  pending?: boolean;
  error?: string | null;
  onConfirm: () => void;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    useWanted(props.isOpen) && (
      <Suspense>
        <OpenConfirmDialog {...props} />
      </Suspense>
    )
  );
}
