import { RadioGroupField } from '../../../kit/field/radio-group-field.tsx';
import { useStore } from '../../../kit/provider/store-context.ts';
import { formatMoney } from '../../../lib/format/numbers.ts';
import styles from './new-order.module.css';
import type { Quote } from './use-quote.ts';

type ShippingMethodFieldProps = {
  quote: Quote;
  value: string | undefined;
  onChange: (id: string) => void;
};

/** The ways in which the goods can go to the address. Nothing in a store that has none. */
export function ShippingMethodField({ quote, value, onChange }: ShippingMethodFieldProps) {
  const { locale } = useStore();
  const { quote: quoted, asksForMethod } = quote;
  if (!quoted || !(asksForMethod || quoted.shippingMethods.length > 0)) return null;
  if (quoted.shippingMethods.length === 0)
    return <p className={styles.hint}>No shipping method carries this order to this address.</p>;
  return (
    <RadioGroupField
      name="shippingMethodId"
      label="Shipping"
      isRequired
      options={quoted.shippingMethods.map(({ method, price }) => ({
        id: method.id,
        label: `${method.name}, ${formatMoney(price.amount, price.currencyCode, locale)}`,
        description: method.description,
      }))}
      value={value ?? null}
      onChange={onChange}
    />
  );
}
