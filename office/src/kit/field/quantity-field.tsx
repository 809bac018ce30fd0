import { NumberField, type NumberFieldProps } from './number-field.tsx';

export type QuantityFieldProps = Omit<NumberFieldProps, 'step'>;

/** Whole units: of products, of months, of copies. */
export function QuantityField({ min = 0, max = 1_000_000, ...props }: QuantityFieldProps) {
  return <NumberField {...props} min={min} max={max} step={1} />;
}
