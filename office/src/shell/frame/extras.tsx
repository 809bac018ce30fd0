import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { ToastRegion } from '../../kit/toast/toast-region.tsx';
import { onOpenPalette } from '../palette/palette-events.ts';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';

// What nearly all pages share, so that the first one that is opened does not wait for it.
void import('../../kit/form/form.tsx');

const Palette = lazy(() => import('../palette/palette.tsx'));
const ShortcutList = lazy(() => import('../shortcuts/shortcut-list.tsx'));

/** What is loaded right after the first paint: messages, shortcuts, and the palette once it is asked for. */
export default function Extras() {
  const router = useRouter();
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  const close = useCallback(() => setOpen(null), []);
  const openPalette = useCallback(() => setOpen('palette'), []);
  const openShortcuts = useCallback(() => setOpen('shortcuts'), []);
  const go = useCallback(
    (href: string) => {
      setOpen(null);
      router.history.push(`${router.basepath}${href}`);
    },
    [router],
  );
  useShortcuts({ onPalette: openPalette, onHelp: openShortcuts, onGo: go });
  useEffect(() => onOpenPalette(openPalette), [openPalette]);
  useEffect(() => {
    window.addEventListener('tradepost:shortcuts', openShortcuts);
    return () => window.removeEventListener('tradepost:shortcuts', openShortcuts);
  }, [openShortcuts]);
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
