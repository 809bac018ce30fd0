import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Popover } from '../../kit/popover/popover.tsx';
import styles from './customer.module.css';

type Place = { city: string; country: string };

type PlaceFieldProps = {
  value: Place;
  /** Gets the search parameters; undefined removes one. */
  onChange: (search: { city: string | undefined; country: string | undefined }) => void;
};

/** Where customers live, as a filter. */
export function PlaceField({ value, onChange }: PlaceFieldProps) {
  const trigger = (
    <Button>
      Place
      <ChevronDown aria-hidden />
    </Button>
  );
  return (
    <Popover label="Place" trigger={trigger}>
      {close => (
        <PlaceForm
          value={value}
          onSubmit={({ city, country }) => {
            onChange({ city: city.trim() || undefined, country: country.trim() || undefined });
            close();
          }}
        />
      )}
    </Popover>
  );
}

function PlaceForm({ value, onSubmit }: { value: Place; onSubmit: (value: Place) => void }) {
  const [city, setCity] = useState(value.city);
  const [country, setCountry] = useState(value.country);
  return (
    <form
      className={styles.place}
      onSubmit={event => {
        event.preventDefault();
        onSubmit({ city, country });
      }}
    >
      <TextField label="City" value={city} onChange={setCity} maxLength={100} autoFocus />
      <TextField label="Country" value={country} onChange={setCountry} maxLength={100} />
      <Button type="submit" variant="primary">
        Apply
      </Button>
    </form>
  );
}
