import { X } from 'lucide-react';
import { Button } from '../../kit/button/button.tsx';
import { CountryField } from '../../shell/address/country-field.tsx';
import type { Country } from '../../shell/address/use-countries.ts';
import styles from './taxes.module.css';

type CountriesFieldProps = {
  countries: ReadonlyMap<string, Country>;
  value: readonly string[];
  onChange: (codes: readonly string[]) => void;
};

/** Countries, one added after the other. */
export function CountriesField({ countries, value, onChange }: CountriesFieldProps) {
  return (
    <>
      {value.length > 0 && (
        <ul className={styles.chosen} aria-label="Countries of the zone">
          {value.map(code => (
            <li key={code}>
              <Button
                size="small"
                icon={<X aria-hidden />}
                aria-label={`Remove ${countries.get(code)?.name ?? code}`}
                onPress={() => onChange(value.filter(one => one !== code))}
              >
                {countries.get(code)?.name ?? code}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {/* Empty again after each country that is added. */}
      <CountryField
        key={value.length}
        name="countries"
        label={value.length === 0 ? 'Country' : 'Another country'}
        countries={countries}
        value=""
        onChange={code => {
          if (code && !value.includes(code)) onChange([...value, code]);
        }}
      />
    </>
  );
}
