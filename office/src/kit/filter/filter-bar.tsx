import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from '../button/button.tsx';
import styles from './filter.module.css';

export type FilterChip = { id: string; label: string; value: string; onRemove: () => void };

type FilterBarProps = {
  /** The controls: search, selects, ranges. */
  children?: ReactNode;
  /** What is set, each removable. */
  chips: FilterChip[];
  onClear: () => void;
  /** At the end, such as an action and <SavedViews>. */
  end?: ReactNode;
};

export function FilterBar({ children, chips, onClear, end }: FilterBarProps) {
  return (
    <div className={styles.bar}>
      <div className={styles.controls}>
        {children}
        {end && <div className={styles.end}>{end}</div>}
      </div>
      {chips.length > 0 && (
        <ul className={styles.chips} aria-label="Filters that are set">
          {chips.map(chip => (
            <li key={chip.id} className={styles.chip}>
              <span>
                <span className={styles.chipLabel}>{chip.label}:</span> {chip.value}
              </span>
              <AriaButton
                aria-label={`Remove the filter ${chip.label}: ${chip.value}`}
                className={styles.remove}
                onPress={chip.onRemove}
              >
                <X aria-hidden />
              </AriaButton>
            </li>
          ))}
          <li>
            <Button variant="quiet" size="small" onPress={onClear}>
              Clear all
            </Button>
          </li>
        </ul>
      )}
    </div>
  );
}
