import { useMemo, useState } from 'react';
import { ComboBoxField } from '../../kit/field/combo-box-field.tsx';
import type { Option } from '../../kit/field/option-list.tsx';
import { useStore } from '../../kit/provider/store-context.ts';

type KnownNameFieldProps = {
  label: string;
  name: string;
  description?: string;
  of: 'currency' | 'timeZone';
  value: string;
  onChange: (value: string) => void;
};

const maxShown = 50;

/** One of the currencies or time zones that the browser knows. */
export function KnownNameField({ of, value, onChange, ...field }: KnownNameFieldProps) {
  const { locale } = useStore();
  const [text, setText] = useState('');
  const all = useMemo(() => namesOf(of, locale), [of, locale]);
  const wanted = text.trim().toLowerCase();
  const items = all.filter(option => searchedText(option).includes(wanted)).slice(0, maxShown);
  const chosen = all.find(({ id }) => id === value) ?? { id: value, label: value };
  return (
    <ComboBoxField
      {...field}
      isRequired
      items={items}
      value={chosen}
      onSearch={setText}
      onChange={option => option && onChange(option.id)}
    />
  );
}

function namesOf(of: 'currency' | 'timeZone', locale: string): Option[] {
  const ids = Intl.supportedValuesOf(of);
  if (of === 'timeZone')
    return ['UTC', ...ids.filter(id => id !== 'UTC')].map(id => ({ id, label: id.replaceAll('_', ' ') }));
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  return ids.map(id => ({ id, label: id, description: names.of(id) }));
}

function searchedText({ id, label, description = '' }: Option): string {
  return `${id} ${label} ${description}`.toLowerCase();
}
