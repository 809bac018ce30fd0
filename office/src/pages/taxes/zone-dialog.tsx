import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { MultiSelectField } from '../../kit/field/multi-select-field.tsx';
import { PercentField } from '../../kit/field/percent-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions, FormGroup, FormRow } from '../../kit/form/form-layout.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import type { Country } from '../../shell/address/use-countries.ts';
import { CountriesField } from './countries-field.tsx';
import {
  type TaxClassItemFragment,
  ZoneCreateDocument,
  type ZoneItemFragment,
  ZoneUpdateDocument,
} from './generated/graphql.ts';
import { emptyZone, type ZoneValues, zoneInput, zoneValuesOf } from './zone-values.ts';

type ZoneDialogProps = {
  /** None for a new one. */
  zone: ZoneItemFragment | undefined;
  taxClasses: readonly TaxClassItemFragment[];
  countries: ReadonlyMap<string, Country>;
  onClose: () => void;
  onSaved: () => void;
};

export default function ZoneDialog({ zone, taxClasses, countries, onClose, onSaved }: ZoneDialogProps) {
  const [values, setValues] = useState<ZoneValues>(() => (zone ? zoneValuesOf(zone) : emptyZone));
  // What somebody else saves while this is open must not be overwritten by a second press.
  const [version] = useState(zone?.version);
  const create = useAction(ZoneCreateDocument, data => data.createZone);
  const update = useAction(ZoneUpdateDocument, data => data.updateZone);
  const action = zone ? update : create;
  const set = (changes: Partial<ZoneValues>) => setValues(before => ({ ...before, ...changes }));
  const setRate = (id: string, changes: Partial<ZoneValues['rates'][string]>) =>
    setValues(before => ({
      ...before,
      rates: { ...before.rates, [id]: { ...(before.rates[id] ?? noRate), ...changes } },
    }));

  async function submit() {
    const input = zoneInput(values);
    const answer = zone
      ? await update.run({ input: { zoneId: zone.id, version, ...input } })
      : await create.run({ input });
    if (!answer) return;
    toast.success({ title: `${input.name} ${zone ? 'saved' : 'added'}` });
    onSaved();
    onClose();
  }

  const title = zone ? `Edit ${zone.name}` : 'New zone';
  const [only] = values.countries;
  const country = values.countries.length === 1 ? countries.get(only!) : undefined;
  return (
    <Dialog isOpen onClose={onClose} size="large" title={title}>
      <Form
        aria-label={title}
        userErrors={action.userErrors}
        failure={action.failure}
        onSubmit={() => void submit()}
      >
        <TextField
          name="name"
          label="Name"
          isRequired
          autoFocus
          maxLength={100}
          value={values.name}
          onChange={name => set({ name })}
        />
        {!zone?.isDefault && (
          <FormGroup title="Where">
            <CountriesField
              countries={countries}
              value={values.countries}
              onChange={codes => set({ countries: codes, ...(codes.length !== 1 && { regions: [] }) })}
            />
            {country && (
              <FormRow>
                {country.regions.length > 0 && (
                  <MultiSelectField
                    name="regions"
                    label="Regions"
                    description="All of the country when none is chosen."
                    placeholder="All"
                    options={country.regions.map(({ code, name }) => ({ id: code, label: name }))}
                    value={values.regions}
                    onChange={regions => set({ regions })}
                  />
                )}
                <TextField
                  name="postalCodePrefixes"
                  label="Postal codes that begin with"
                  description="Several between commas, such as 432, 43004."
                  value={values.prefixes}
                  onChange={prefixes => set({ prefixes })}
                />
              </FormRow>
            )}
          </FormGroup>
        )}
        <FormGroup title="Rates">
          {taxClasses.map(({ id, name, isDefault }) => (
            <FormRow key={id}>
              <PercentField
                name={`rates.${id}.rate`}
                label={name}
                description={isDefault ? 'Empty for no tax.' : 'Empty for the same as the default class.'}
                scale="fraction"
                maxDigits={4}
                value={values.rates[id]?.rate ?? ''}
                onChange={rate => setRate(id, { rate })}
              />
              <TextField
                name={`rates.${id}.name`}
                label={`What invoices call it: ${name}`}
                maxLength={60}
                value={values.rates[id]?.name ?? noRate.name}
                onChange={text => setRate(id, { name: text })}
              />
            </FormRow>
          ))}
        </FormGroup>
        <FormActions>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" pending={action.pending} pendingLabel="Saving the zone…">
            {zone ? 'Save' : 'Add zone'}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

const noRate = { name: 'Tax', rate: '' };
