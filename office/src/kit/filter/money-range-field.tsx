import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../button/button.tsx';
import { MoneyField } from '../field/money-field.tsx';
import { Popover } from '../popover/popover.tsx';
import styles from './filter.module.css';

type MoneyRange = { min: string; max: string };

type MoneyRangeFieldProps = {
  label: string;
  /** Decimal strings; "" leaves a side open. */
  value: MoneyRange;
  onChange: (value: MoneyRange) => void;
};

/** Amounts from and to, as a filter. */
export function MoneyRangeField({ label, value, onChange }: MoneyRangeFieldProps) {
  const trigger = (
    <Button>
      {label}
      <ChevronDown aria-hidden />
    </Button>
  );
  return (
    <Popover label={label} trigger={trigger}>
      {close => (
        <RangeForm
          value={value}
          onSubmit={range => {
            onChange(range);
            close();
          }}
        />
      )}
    </Popover>
  );
}

function RangeForm({ value, onSubmit }: { value: MoneyRange; onSubmit: (value: MoneyRange) => void }) {
  const [min, setMin] = useState(value.min);
  const [max, setMax] = useState(value.max);
  return (
    <form
      className={styles.amounts}
      onSubmit={event => {
        event.preventDefault();
        onSubmit({ min, max });
      }}
    >
      <MoneyField label="From" value={min} onChange={setMin} autoFocus />
      <MoneyField label="To" value={max} onChange={setMax} />
      <Button type="submit" variant="primary">
        Apply
      </Button>
    </form>
  );
}
