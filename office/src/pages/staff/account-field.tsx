import { ComboBoxField } from '../../kit/field/combo-box-field.tsx';
import type { Option } from '../../kit/field/option-list.tsx';
import { useOptions } from '../../lib/list/use-options.ts';
import { StaffAccountsDocument } from './generated/graphql.ts';

type AccountFieldProps = { value: Option | null; onChange: (account: Option | null) => void };

/** The account that a staff member signs in with. */
export function AccountField({ value, onChange }: AccountFieldProps) {
  const found = useOptions({
    query: StaffAccountsDocument,
    variables: text => ({ search: text }),
    options: data =>
      data.users.nodes.map(({ id, name, email, staffMember }) => {
        const isTaken = staffMember !== null && id !== value?.id;
        return {
          id,
          label: name,
          description: isTaken ? `${email} · is used already` : email,
          isDisabled: isTaken,
        };
      }),
  });
  return (
    <ComboBoxField
      name="userId"
      label="Account"
      description="Whoever has an account can sign in. Leave it empty for none."
      value={value}
      onChange={onChange}
      {...found}
    />
  );
}
