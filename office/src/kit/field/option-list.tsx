import { Check } from 'lucide-react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import styles from './option-list.module.css';

export type Option<Id extends string = string> = {
  id: Id;
  label: string;
  description?: string;
  isDisabled?: boolean;
};

type OptionListProps = { options: readonly Option[]; emptyText?: string };

/** The list in the popover of select and combo box. */
export function OptionList({ options, emptyText = 'Nothing to choose.' }: OptionListProps) {
  return (
    <ListBox
      items={options}
      className={styles.list}
      renderEmptyState={() => <p className={styles.message}>{emptyText}</p>}
    >
      {option => (
        <ListBoxItem textValue={option.label} isDisabled={option.isDisabled} className={styles.option}>
          <Text slot="label">
            {option.label}
            {option.description && <span className={styles.description}> {option.description}</span>}
          </Text>
          <Check aria-hidden className={styles.check} />
        </ListBoxItem>
      )}
    </ListBox>
  );
}
