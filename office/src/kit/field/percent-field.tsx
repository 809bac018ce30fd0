import { useMemo } from 'react';
import { type Decimal, shiftDecimal } from '../../lib/format/decimal.ts';
import { DecimalField } from './decimal-field.tsx';
import type { FieldProps } from './field-parts.tsx';

export type PercentFieldProps = FieldProps & {
  value: Decimal | '';
  onChange: (value: Decimal | '') => void;
  /** Whether the value for 19 % is "19" or "0.19". */
  scale?: 'percent' | 'fraction';
  maxDigits?: number;
  allowNegative?: boolean;
  autoFocus?: boolean;
};

export function PercentField({
  value,
  onChange,
  scale = 'percent',
  maxDigits = 2,
  ...props
}: PercentFieldProps) {
  const places = scale === 'fraction' ? 2 : 0;
  const shown = useMemo(() => (value === '' ? '' : shiftDecimal(value, places)), [value, places]);
  return (
    <DecimalField
      {...props}
      value={shown}
      maxDigits={maxDigits}
      after="%"
      onChange={typed => onChange(typed === '' ? '' : shiftDecimal(typed, -places))}
    />
  );
}
