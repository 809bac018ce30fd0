import { useState } from 'react';
import { useQuery } from 'urql';
import { ComboBoxField } from '../../kit/field/combo-box-field.tsx';
import type { Option } from '../../kit/field/option-list.tsx';
import { StaffAccountsDocument } from './generated/graphql.ts';

type AccountFieldProps = { value: Option | null; onChange: (account: Option | null) => void };

/** The account that a staff member signs in with. */
export function AccountField({ value, onChange }: AccountFieldProps) {
  const [search, setSearch] = useState<string | null>(null);
  const [{ data, fetching }] = useQuery({
    query: StaffAccountsDocument,
    variables: { search: search ?? '' },
    pause: search === null,
  });
  const items = (data?.users.nodes ?? []).map(user => ({
    id: user.id,
    label: user.name,
    description: user.staffMember && user.id !== value?.id ? `${user.email} · is used already` : user.email,
    isDisabled: user.staffMember !== null && user.id !== value?.id,
  }));
  return (
    <ComboBoxField
      name="userId"
      label="Account"
      description="Whoever has an account can sign in. Leave it empty for none."
      items={items}
      loading={fetching}
      value={value}
      onChange={onChange}
      onSearch={setSearch}
    />
  );
}
