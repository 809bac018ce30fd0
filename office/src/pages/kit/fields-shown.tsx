import { useState } from 'react';
import { CheckboxField } from '../../kit/field/checkbox-field.tsx';
import { ComboBoxField } from '../../kit/field/combo-box-field.tsx';
import { DateField } from '../../kit/field/date-field.tsx';
import { type DateRange, DateRangeField } from '../../kit/field/date-range-field.tsx';
import { MoneyField } from '../../kit/field/money-field.tsx';
import { MultiSelectField } from '../../kit/field/multi-select-field.tsx';
import { NumberField } from '../../kit/field/number-field.tsx';
import type { Option } from '../../kit/field/option-list.tsx';
import { PercentField } from '../../kit/field/percent-field.tsx';
import { QuantityField } from '../../kit/field/quantity-field.tsx';
import { RadioGroupField } from '../../kit/field/radio-group-field.tsx';
import { SelectField } from '../../kit/field/select-field.tsx';
import { SwitchField } from '../../kit/field/switch-field.tsx';
import { TextAreaField } from '../../kit/field/text-area-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { FileDrop } from '../../kit/file/file-drop.tsx';
import { Card } from '../../kit/page/card.tsx';
import { orders, presets, statuses } from './examples.ts';
import styles from './page.module.css';

const people: Option[] = [...new Set(orders.map(order => order.customer))].map(name => ({
  id: name,
  label: name,
  description: `${name.split(' ')[0]?.toLowerCase()}@example.com`,
}));

export function FieldsShown() {
  const [text, setText] = useState('');
  const [price, setPrice] = useState('129.90');
  const [yen, setYen] = useState('1300');
  const [tax, setTax] = useState('0.19');
  const [quantity, setQuantity] = useState<number | null>(3);
  const [hours, setHours] = useState<number | null>(24);
  const [status, setStatus] = useState<'PENDING_PAYMENT' | 'PAID' | 'SHIPPED' | 'CANCELLED' | null>(null);
  const [many, setMany] = useState<('PENDING_PAYMENT' | 'PAID' | 'SHIPPED' | 'CANCELLED')[]>([
    'PAID',
    'SHIPPED',
  ]);
  const [person, setPerson] = useState<Option | null>(null);
  const [found, setFound] = useState<Option[]>([]);
  const [isOn, setOn] = useState(true);
  const [day, setDay] = useState('2026-11-26');
  const [range, setRange] = useState<DateRange | null>({ from: '2026-11-01', to: '2026-11-26' });
  const [files, setFiles] = useState<string[]>([]);
  return (
    <Card title="Fields">
      <div className={styles.fields}>
        <TextField
          label="Name"
          isRequired
          value={text}
          onChange={setText}
          description="As it stands on the receipt."
        />
        <TextField
          label="With an error"
          value="4"
          onChange={setText}
          error="Name needs at least 2 characters."
        />
        <TextField label="Disabled" isDisabled value="Cannot be changed" onChange={setText} />
        <MoneyField
          label="Price"
          value={price}
          onChange={setPrice}
          description={`Value: ${price || 'none'}`}
        />
        <MoneyField label="Price in yen" currencyCode="JPY" value={yen} onChange={setYen} />
        <PercentField
          label="Tax"
          scale="fraction"
          value={tax}
          onChange={setTax}
          description={`Value: ${tax || 'none'}`}
        />
        <QuantityField label="Quantity" value={quantity} onChange={setQuantity} min={1} />
        <NumberField
          label="Unpaid orders expire after"
          unit="h"
          value={hours}
          onChange={setHours}
          min={1}
          max={720}
        />
        <SelectField label="Status" options={statuses} value={status} onChange={setStatus} isRequired />
        <MultiSelectField label="Several" options={statuses} value={many} onChange={setMany} />
        <ComboBoxField
          label="Customer"
          items={found}
          value={person}
          onChange={setPerson}
          onSearch={typed =>
            setFound(people.filter(each => each.label.toLowerCase().includes(typed.toLowerCase())))
          }
        />
        <DateField label="Due" value={day} onChange={setDay} description={`Value: ${day || 'none'}`} />
        <DateRangeField label="Range" value={range} onChange={setRange} presets={presets} />
        <DateField
          label="Date with an error"
          value=""
          onChange={setDay}
          error="Due is required."
          isRequired
        />
        <TextAreaField label="Note" value={text} onChange={setText} />
        <RadioGroupField label="Reason" options={statuses} value={status} onChange={setStatus} />
        <div className={styles.stack}>
          <CheckboxField label="Notify the customer" value={isOn} onChange={setOn} description="By e-mail." />
          <CheckboxField label="Some of them" value={false} isIndeterminate onChange={setOn} />
          <CheckboxField label="Disabled" value isDisabled onChange={setOn} />
          <SwitchField
            label="Guest checkout"
            value={isOn}
            onChange={setOn}
            description="Takes effect at once."
          />
          <SwitchField label="Disabled" value={false} isDisabled onChange={setOn} />
        </div>
        <FileDrop
          label="Drop pictures here"
          description={files.length > 0 ? files.join(', ') : 'JPEG or PNG, up to 5 MB'}
          accept={['image/jpeg', 'image/png']}
          maxBytes={5_000_000}
          maxFiles={4}
          onFiles={chosen => setFiles(chosen.map(file => file.name))}
        />
      </div>
    </Card>
  );
}
