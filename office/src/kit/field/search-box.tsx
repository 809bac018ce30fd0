import { type KeyboardEvent, type ReactNode, useContext, useEffect, useRef } from 'react';
import { ComboBoxStateContext, Group } from 'react-aria-components';
import styles from './field.module.css';

type SearchBoxProps = {
  /** What was typed and not yet chosen from. */
  typed: string;
  /** Whether the list shows what was found for it. */
  isAnswered: boolean;
  /** The first of what was found. */
  firstId: string | undefined;
  /** Asks at once, without waiting for a pause. */
  onHurry: () => void;
  children: ReactNode;
};

/**
 * Points at the first that was found, so that Enter takes it. Enter before the answer waits for it: scanners and quick hands
 * do not look at the list.
 */
export function SearchBox({ typed, isAnswered, firstId, onHurry, children }: SearchBoxProps) {
  const state = useContext(ComboBoxStateContext);
  const takesFirst = useRef(false);
  const listed = state?.collection.getFirstKey() ?? undefined;
  const isReady = !!typed && isAnswered && !!state?.isOpen && listed === firstId;

  useEffect(() => {
    takesFirst.current &&= !!typed;
    if (!isReady || !state) return;
    const isTaken = takesFirst.current;
    takesFirst.current = false;
    if (firstId === undefined) return;
    if (state.selectionManager.focusedKey === null) state.selectionManager.setFocusedKey(firstId);
    if (isTaken) state.commit();
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !typed || (isReady && firstId !== undefined)) return;
    // Else the box would be emptied, or the form sent.
    event.preventDefault();
    event.stopPropagation();
    if (isAnswered) return;
    takesFirst.current = true;
    onHurry();
  }

  return (
    <Group className={styles.group} onKeyDownCapture={onKeyDown}>
      {children}
    </Group>
  );
}
