import { Money } from '../../kit/display/money.tsx';
import { Nothing } from '../../kit/display/nothing.tsx';
import { Percent } from '../../kit/display/percent.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import type { SettingField, SettingValue as Value } from './settings-fields.ts';

type SettingValueProps = { field: SettingField; value: Value; currencyCode: string };

/** A setting as a reader sees it, where two values are compared. */
export function SettingValue({ field, value, currencyCode }: SettingValueProps) {
  if (value === null || value === '') return <Nothing />;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (field.kind === 'rate') return <Percent value={String(value)} scale="fraction" digits={2} />;
  if (field.kind === 'money') return <Money amount={String(value)} currencyCode={currencyCode} />;
  if (typeof value === 'number') return <Quantity value={value} unit={field.unit} />;
  return value;
}
