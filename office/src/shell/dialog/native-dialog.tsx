import { type ReactNode, useEffect, useRef } from 'react';

type NativeDialogProps = {
  /** Names the dialog for screen readers. */
  label: string;
  className?: string;
  onClose: () => void;
  children: ReactNode;
};

/**
 * A modal dialog of the browser itself, for the shell: it keeps the focus inside, gives it back, and closes with Escape,
 * without the script that the kit's dialog needs. Stands only while it is open.
 */
export function NativeDialog({ label, className, onClose, children }: NativeDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, by the browser.
    <dialog
      ref={dialog}
      aria-label={label}
      className={className}
      onClose={onClose}
      // A press beside the box hits the dialog itself.
      onClick={event => event.target === dialog.current && onClose()}
    >
      {children}
    </dialog>
  );
}
