import { lazy, type ReactNode, Suspense } from 'react';
import { useWanted } from './use-wanted.ts';
import { loadWhenMoved } from './when-moved.ts';

const load = () => import('./open-drawer.tsx');
const OpenDrawer = lazy(load);
loadWhenMoved(load);

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
export function Drawer(props: DrawerProps) {
  return (
    useWanted(props.isOpen) && (
      <Suspense>
        <OpenDrawer {...props} />
      </Suspense>
    )
  );
}
