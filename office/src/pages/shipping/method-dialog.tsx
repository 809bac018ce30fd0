import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { CheckboxField } from '../../kit/field/checkbox-field.tsx';
import { MoneyField } from '../../kit/field/money-field.tsx';
import { MultiSelectField } from '../../kit/field/multi-select-field.tsx';
import { SelectField } from '../../kit/field/select-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions, FormRow } from '../../kit/form/form-layout.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import {
  ShippingMethodCreateDocument,
  type ShippingMethodItemFragment,
  type ShippingMethodKind,
  ShippingMethodUpdateDocument,
  type ShippingQuery,
} from './generated/graphql.ts';
import { hasAllPrices, type MethodValues, methodInput, methodValuesOf, newMethod } from './method-values.ts';
import { RatesEditor } from './rates-editor.tsx';

type MethodDialogProps = Pick<ShippingQuery, 'zones' | 'taxClasses'> & {
  /** None for a new one. */
  method: ShippingMethodItemFragment | undefined;
  onClose: () => void;
};

const kinds: readonly { id: ShippingMethodKind; label: string }[] = [
  { id: 'FLAT', label: 'The same for every order' },
  { id: 'BY_WEIGHT', label: 'By the weight of the goods' },
  { id: 'BY_TOTAL', label: 'By the price of the goods' },
  { id: 'PICKUP', label: 'The customer comes for it' },
];

export default function MethodDialog({ method, zones, taxClasses, onClose }: MethodDialogProps) {
  const { currencyCode } = useStore();
  const [values, setValues] = useState<MethodValues>(() =>
    method ? methodValuesOf(method, currencyCode) : newMethod(),
  );
  // What somebody else saves while this is open must not be overwritten by a second press.
  const [version] = useState(method?.version);
  const create = useAction(ShippingMethodCreateDocument, data => data.createShippingMethod);
  const update = useAction(ShippingMethodUpdateDocument, data => data.updateShippingMethod);
  const action = method ? update : create;
  const set = (changes: Partial<MethodValues>) => setValues(before => ({ ...before, ...changes }));

  async function submit() {
    const input = methodInput(values);
    const answer = method
      ? await update.run({ input: { shippingMethodId: method.id, version, ...input } })
      : await create.run({ input });
    if (!answer) return;
    toast.success({ title: `${input.name} ${method ? 'saved' : 'added'}` });
    onClose();
  }

  const title = method ? `Edit ${method.name}` : 'New shipping method';
  return (
    <Dialog isOpen onClose={onClose} size="large" title={title}>
      <Form
        aria-label={title}
        userErrors={action.userErrors}
        failure={action.failure}
        onSubmit={() => void submit()}
      >
        <FormRow>
          <TextField
            name="name"
            label="Name"
            description="What customers choose, such as “Express, 1 day”."
            isRequired
            autoFocus
            maxLength={100}
            value={values.name}
            onChange={name => set({ name })}
          />
          <TextField
            name="code"
            label="Code"
            description="Unique, such as EXPRESS."
            isRequired
            maxLength={64}
            value={values.code}
            onChange={code => set({ code })}
          />
        </FormRow>
        <TextField
          name="description"
          label="What customers should know"
          maxLength={500}
          value={values.description}
          onChange={description => set({ description })}
        />
        <SelectField
          name="kind"
          label="The price goes"
          options={kinds}
          value={values.kind}
          onChange={kind => set({ kind })}
        />
        <RatesEditor kind={values.kind} rates={values.rates} onChange={rates => set({ rates })} />
        <FormRow>
          <MoneyField
            name="freeFrom"
            label="Free from"
            description="From this price of the goods on. Never when empty."
            value={values.freeFrom}
            onChange={freeFrom => set({ freeFrom })}
          />
          <SelectField
            name="taxClassId"
            label="Tax class"
            options={taxClasses.map(({ id, name }) => ({ id, label: name }))}
            value={values.taxClassId ?? taxClasses.find(({ isDefault }) => isDefault)?.id ?? null}
            onChange={taxClassId => set({ taxClassId })}
          />
        </FormRow>
        {values.kind !== 'PICKUP' && (
          <MultiSelectField
            name="zoneIds"
            label="Zones"
            description="Everywhere when none is chosen. An address is in its most specific zone only."
            placeholder="Everywhere"
            options={zones.map(({ id, name }) => ({ id, label: name }))}
            value={values.zoneIds}
            onChange={zoneIds => set({ zoneIds })}
          />
        )}
        <CheckboxField
          name="active"
          label="Offered to customers"
          value={values.active}
          onChange={active => set({ active })}
        />
        <FormActions>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="primary"
            pending={action.pending}
            pendingLabel="Saving the method…"
            disabledReason={hasAllPrices(values) ? null : 'Enter each price; 0 for nothing.'}
          >
            {method ? 'Save' : 'Add method'}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
