import { Settings2 } from 'lucide-react';
import { memo } from 'react';
import { IconButton } from '../button/icon-button.tsx';
import { CheckboxField } from '../field/checkbox-field.tsx';
import { RadioGroupField } from '../field/radio-group-field.tsx';
import { Popover } from '../popover/popover.tsx';
import styles from './data-table.module.css';
import { isColumnShown, type TablePreferences } from './table-preferences.ts';

type TableOptionsProps = {
  /** All of the table; the first one always stays. */
  columns: readonly { id: string; header: string; hideable?: boolean; hiddenAtFirst?: boolean }[];
  preferences: TablePreferences;
  onChange: (part: Partial<TablePreferences>) => void;
};

const densities = [
  { id: 'comfortable', label: 'Comfortable' },
  { id: 'compact', label: 'Compact' },
] as const;

function Options({ columns, preferences, onChange }: TableOptionsProps) {
  const hideable = columns.slice(1).filter(column => column.hideable || column.hiddenAtFirst);
  const trigger = (
    <IconButton label="Columns and density" size="small">
      <Settings2 aria-hidden />
    </IconButton>
  );
  return (
    <Popover label="Columns and density" placement="bottom end" trigger={trigger}>
      <div className={styles.options}>
        {hideable.length > 0 && (
          <fieldset className={styles.optionGroup}>
            <legend className={styles.optionTitle}>Columns</legend>
            {hideable.map(column => (
              <CheckboxField
                key={column.id}
                label={column.header}
                value={isColumnShown(column, preferences)}
                onChange={shown => onChange({ columns: { ...preferences.columns, [column.id]: shown } })}
              />
            ))}
          </fieldset>
        )}
        <RadioGroupField
          label="Density"
          options={densities}
          value={preferences.density}
          onChange={density => onChange({ density })}
        />
      </div>
    </Popover>
  );
}

/** Which columns show, and how dense the rows are. */
export const TableOptions = memo(Options);
