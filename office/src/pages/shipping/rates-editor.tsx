import { Plus, Trash2 } from 'lucide-react';
import { Button } from '../../kit/button/button.tsx';
import { IconButton } from '../../kit/button/icon-button.tsx';
import { MoneyField } from '../../kit/field/money-field.tsx';
import { QuantityField } from '../../kit/field/quantity-field.tsx';
import { FormGroup } from '../../kit/form/form-layout.tsx';
import { hasLimits, type MethodValues, newRate, type RateValues } from './method-values.ts';
import styles from './shipping.module.css';

type RatesEditorProps = Pick<MethodValues, 'kind' | 'rates'> & {
  onChange: (rates: readonly RateValues[]) => void;
};

/** One price, or the prices up to each limit. */
export function RatesEditor({ kind, rates, onChange }: RatesEditorProps) {
  const set = (key: number, changes: Partial<RateValues>) =>
    onChange(rates.map(rate => (rate.key === key ? { ...rate, ...changes } : rate)));
  if (!hasLimits(kind)) {
    const [rate] = rates;
    return (
      <MoneyField
        name="rates.0.price"
        label="Price"
        isRequired
        value={rate?.price ?? ''}
        onChange={price => rate && set(rate.key, { price })}
      />
    );
  }
  return (
    <FormGroup title="Prices, the lowest limit first">
      {rates.map((rate, index) => (
        <div key={rate.key} className={styles.rate}>
          {kind === 'BY_WEIGHT' ? (
            <QuantityField
              name={`rates.${index}.upToWeightGrams`}
              label={`Up to, ${index + 1}`}
              unit="g"
              min={1}
              max={100_000_000}
              value={rate.upToWeightGrams}
              onChange={upToWeightGrams => set(rate.key, { upToWeightGrams })}
            />
          ) : (
            <MoneyField
              name={`rates.${index}.upToTotal`}
              label={`Up to, ${index + 1}`}
              value={rate.upToTotal}
              onChange={upToTotal => set(rate.key, { upToTotal })}
            />
          )}
          <MoneyField
            name={`rates.${index}.price`}
            label={`Price, ${index + 1}`}
            isRequired
            value={rate.price}
            onChange={price => set(rate.key, { price })}
          />
          <div className={styles.removeRate}>
            {rates.length > 1 && (
              <IconButton
                label={`Remove price ${index + 1}`}
                onPress={() => onChange(rates.filter(({ key }) => key !== rate.key))}
              >
                <Trash2 aria-hidden />
              </IconButton>
            )}
          </div>
        </div>
      ))}
      <p className={styles.muted}>The last one may have no limit. Beyond it, the method is not offered.</p>
      <div>
        <Button size="small" icon={<Plus aria-hidden />} onPress={() => onChange([...rates, newRate()])}>
          Add price
        </Button>
      </div>
    </FormGroup>
  );
}
