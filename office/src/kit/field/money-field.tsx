import { type Decimal, withDigits } from '../../lib/format/decimal.ts';
import { currencySign, digitsOf } from '../../lib/format/numbers.ts';
import { useStore } from '../provider/store-context.ts';
import { DecimalField } from './decimal-field.tsx';
import type { FieldProps } from './field-parts.tsx';

export type MoneyFieldProps = FieldProps & {
  /** A decimal string such as "129.90", or "" for nothing. */
  value: Decimal | '';
  onChange: (value: Decimal | '') => void;
  /** Else the store's. */
  currencyCode?: string;
  allowNegative?: boolean;
  autoFocus?: boolean;
};

export function MoneyField({ currencyCode, ...props }: MoneyFieldProps) {
  const store = useStore();
  const code = currencyCode ?? store.currencyCode;
  const digits = digitsOf(code);
  const { sign, side } = currencySign(code, store.locale);
  return (
    <DecimalField
      {...props}
      maxDigits={digits}
      finish={value => withDigits(value, digits)}
      {...(side === 'before' ? { before: sign } : { after: sign })}
    />
  );
}
