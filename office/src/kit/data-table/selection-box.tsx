import { Check, Minus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { classNames } from '../class-names.ts';
import choice from '../field/choice.module.css';
import styles from './data-table.module.css';

type SelectionBoxProps = {
  label: string;
  isSelected: boolean;
  isMixed?: boolean;
  /** Those of rows are reached by the arrow keys: a table has one stop for the Tab key. */
  isTabStop?: boolean;
  onChange: (withShift: boolean) => void;
};

export function SelectionBox({ label, isSelected, isMixed = false, isTabStop, onChange }: SelectionBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  // React has no attribute for it.
  useEffect(() => {
    if (box.current) box.current.indeterminate = isMixed;
  }, [isMixed]);
  return (
    <label
      className={classNames(choice.choice, styles.check)}
      data-selected={isSelected || undefined}
      data-indeterminate={isMixed || undefined}
    >
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        checked={isSelected}
        tabIndex={isTabStop ? 0 : -1}
        className={choice.input}
        // The browser sends a change of a checkbox as a click, which knows of the Shift key.
        onChange={({ nativeEvent }) => onChange(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
      />
      <span className={choice.box}>{isMixed ? <Minus aria-hidden /> : <Check aria-hidden />}</span>
    </label>
  );
}
