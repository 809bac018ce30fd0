import type { ReactNode } from 'react';
import { onDemand } from './on-demand.tsx';

export type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  footer?: ReactNode;
  size?: 'medium' | 'large';
};

export const Dialog = onDemand<DialogProps>(() => import('./open-dialog.tsx'));
