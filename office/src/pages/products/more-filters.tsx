import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { RadioGroupField } from '../../kit/field/radio-group-field.tsx';
import { SwitchField } from '../../kit/field/switch-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { useCan } from '../../shell/session/session-context.ts';
import type { ProductSearch } from './product-search.ts';
import styles from './products.module.css';

type MoreFiltersProps = { search: ProductSearch; onApply: (changes: Partial<ProductSearch>) => void };

const rentOptions = [
  { id: 'any', label: 'All products' },
  { id: 'yes', label: 'For rent' },
  { id: 'no', label: 'Not for rent' },
] as const;

/** The filters that are set more seldom. They count once they are applied. */
export function MoreFilters({ search, onApply }: MoreFiltersProps) {
  const mayManage = useCan()('CATALOG_MANAGE');
  const [rent, setRent] = useState<(typeof rentOptions)[number]['id']>(search.rentable ?? 'any');
  const [deleted, setDeleted] = useState(search.deleted ?? false);

  function apply() {
    onApply({
      rentable: rent === 'any' ? undefined : rent,
      deleted: deleted || undefined,
    });
  }
  return (
    <div className={styles.popover}>
      <Form aria-label="More filters" onSubmit={apply}>
        <RadioGroupField label="Rent" options={rentOptions} value={rent} onChange={setRent} />
        {mayManage && <SwitchField label="Show deleted products" value={deleted} onChange={setDeleted} />}
        <FormActions>
          <Button type="submit" variant="primary">
            Apply
          </Button>
        </FormActions>
      </Form>
    </div>
  );
}
