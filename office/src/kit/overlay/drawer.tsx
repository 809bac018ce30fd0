import type { ReactNode } from 'react';
import { onDemand } from './on-demand.tsx';

export type DrawerProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  subtitle?: ReactNode;
  children: ReactNode;
  /** Stays in sight at the end, for the buttons. */
  footer?: ReactNode;
  size?: 'medium' | 'large';
};

/** A sheet at the side, over the list it came from. Its being open belongs in the address. */
export const Drawer = onDemand<DrawerProps>(() => import('./open-drawer.tsx'));
