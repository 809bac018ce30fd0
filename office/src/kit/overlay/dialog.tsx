import { lazy, type ReactNode, Suspense } from 'react';
import { useWanted } from './use-wanted.ts';
import { loadWhenMoved } from './when-moved.ts';

const load = () => import('./open-dialog.tsx');
const OpenDialog = lazy(load);
loadWhenMoved(load);

export type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  footer?: ReactNode;
  size?: 'medium' | 'large';
};

export function Dialog(props: DialogProps) {
  return (
    useWanted(props.isOpen) && (
      <Suspense>
        <OpenDialog {...props} />
      </Suspense>
    )
  );
}
