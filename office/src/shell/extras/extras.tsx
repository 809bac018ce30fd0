import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { ToastRegion } from '../../kit/toast/toast-region.tsx';
import { whenIdle } from '../../lib/when-idle.ts';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import { type Extra, onOpenExtra } from './open-extra.ts';

// What nearly all pages share, so that the first one that is opened does not wait for it.
void whenIdle().then(() => import('../../kit/page/page-header.tsx'));

const Palette = lazy(() => import('../palette/palette.tsx'));
const ShortcutList = lazy(() => import('../shortcuts/shortcut-list.tsx'));

/** What is loaded right after the first paint: messages, shortcuts, and the palette once it is asked for. */
export default function Extras() {
  const router = useRouter();
  const [open, setOpen] = useState<Extra | null>(null);
  const close = useCallback(() => setOpen(null), []);
  const go = useCallback(
    (href: string) => {
      setOpen(null);
      router.history.push(`${router.basepath}${href}`);
    },
    [router],
  );
  useShortcuts({ onOpen: setOpen, onGo: go });
  useEffect(() => onOpenExtra(setOpen), []);
  return (
    <>
      <ToastRegion />
      <Suspense>
        {open === 'palette' && <Palette onClose={close} onChoose={go} />}
        {open === 'shortcuts' && <ShortcutList onClose={close} />}
      </Suspense>
    </>
  );
}
