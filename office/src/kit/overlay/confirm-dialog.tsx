import type { ReactNode } from 'react';
import { onDemand } from './on-demand.tsx';

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

export const ConfirmDialog = onDemand<ConfirmDialogProps>(() => import('./open-confirm-dialog.tsx'));
