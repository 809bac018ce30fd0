import type { KeyboardEvent } from 'react';
import { DecimalField } from './decimal-field.tsx';
import type { FieldProps } from './field-parts.tsx';
import { NumberSteppers } from './number-steppers.tsx';
import { clampNumber, stepForKey } from './number-steps.ts';

export type NumberFieldProps = FieldProps & {
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  unit?: string;
  autoFocus?: boolean;
};

/** As many digits as a number has here when nothing says that it is whole. */
const mostDigits = 3;

/** For counts and settings. Amounts of money are decimals: MoneyField. */
export function NumberField({ value, onChange, min, max, step, unit, ...props }: NumberFieldProps) {
  const limits = { min, max };
  const isWhole = step !== undefined && Number.isInteger(step);

  function stepBy(steps: number) {
    onChange(clampNumber((value ?? clampNumber(0, limits)) + steps * (step ?? 1), limits));
  }
  function stepByKey(event: KeyboardEvent) {
    const steps = stepForKey(event.key);
    if (!steps) return;
    event.preventDefault();
    stepBy(steps);
  }

  return (
    <DecimalField
      {...props}
      value={value === null ? '' : String(value)}
      onChange={typed => onChange(typed === '' ? null : Number(typed))}
      maxDigits={isWhole ? 0 : mostDigits}
      allowNegative={min === undefined || min < 0}
      onKeyDown={stepByKey}
      onLeave={() => {
        if (value !== null && clampNumber(value, limits) !== value) onChange(clampNumber(value, limits));
      }}
      after={
        <>
          {unit}
          <NumberSteppers
            label={props.label}
            canDecrease={!props.isDisabled && (value === null || min === undefined || value > min)}
            canIncrease={!props.isDisabled && (value === null || max === undefined || value < max)}
            onStep={stepBy}
          />
        </>
      }
    />
  );
}
