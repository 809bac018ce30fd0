import { CountryField } from '../../shell/address/country-field.tsx';
import { useCountries } from '../../shell/address/use-countries.ts';

type StoreCountryFieldProps = {
  name: string;
  label: string;
  description?: string;
  value: string;
  onChange: (value: string) => void;
};

/** The country that the store is in; empty for none. */
export function StoreCountryField(props: StoreCountryFieldProps) {
  return <CountryField {...props} countries={useCountries()} />;
}
