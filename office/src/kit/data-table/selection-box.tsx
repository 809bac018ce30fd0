import { Choice } from '../field/choice.tsx';
import styles from './data-table.module.css';

type SelectionBoxProps = {
  label: string;
  isSelected: boolean;
  isMixed?: boolean;
  /** Those of rows are reached by the arrow keys: the rows of a table have one stop for the Tab key. */
  isTabStop?: boolean;
  onChange: (withShift: boolean) => void;
};

export function SelectionBox({ label, isSelected, isMixed, isTabStop, onChange }: SelectionBoxProps) {
  return (
    <Choice
      kind="checkbox"
      aria-label={label}
      isSelected={isSelected}
      isMixed={isMixed}
      tabIndex={isTabStop ? undefined : -1}
      className={styles.check}
      onChange={(_, withShift) => onChange(withShift)}
    />
  );
}
