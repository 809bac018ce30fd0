import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button, ComboBox, Input, Popover } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { useFormField } from '../form/form-context.ts';
import popover from '../popover/popover.module.css';
import styles from './field.module.css';
import { fieldClass } from './field-class.ts';
import { FieldHelp, FieldLabel, type FieldProps } from './field-parts.tsx';
import { type Option, OptionList } from './option-list.tsx';
import { SearchBox } from './search-box.tsx';
import { useDebounced } from './use-debounced.ts';

export type ComboBoxFieldProps<Id extends string> = FieldProps & {
  /** What the last search found. */
  items: readonly Option<Id>[];
  /** The chosen one, which need not be among what was found. */
  value: Option<Id> | null;
  onChange: (value: Option<Id> | null) => void;
  /** Called when typing pauses, and once with "" when the list opens. */
  onSearch: (text: string) => void;
  loading?: boolean;
  placeholder?: string;
  autoFocus?: boolean;
};

/** Chooses one of many by searching the API for it. */
export function ComboBoxField<Id extends string>(props: ComboBoxFieldProps<Id>) {
  const { label, name, description, error: ownError, isRequired, isDisabled, hideLabel } = props;
  const { items, value, onChange, onSearch, loading, placeholder = 'Search…', autoFocus } = props;
  const { error, onEdit } = useFormField({ name, label, error: ownError });
  const [typed, setTyped] = useState<string | null>(null);
  const [searched, setSearched] = useState('');
  const isTyping = useRef(false);
  const search = useDebounced((text: string) => {
    setSearched(text);
    onSearch(text);
  }, 200);

  function choose(next: Option<Id> | null) {
    onEdit();
    onChange(next);
  }

  return (
    <ComboBox
      name={name}
      items={items}
      value={value?.id ?? null}
      inputValue={typed ?? value?.label ?? ''}
      onInputChange={text => {
        // The list also writes into the box by itself, such as the label of what was chosen; only typing is a search.
        if (!isTyping.current) return;
        isTyping.current = false;
        setTyped(text);
        search.later(text);
        if (text === '' && value) choose(null);
      }}
      onChange={key => {
        const chosen = items.find(item => item.id === key);
        search.cancel();
        setTyped(null);
        if (chosen) choose(chosen);
      }}
      onOpenChange={isOpen => {
        if (isOpen && typed === null) onSearch('');
        // What was typed and not chosen is no value, so the box shows the value again.
        if (!isOpen) setTyped(null);
      }}
      onBlur={() => {
        search.cancel();
        setTyped(null);
      }}
      menuTrigger="focus"
      allowsEmptyCollection
      autoFocus={autoFocus}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={!!error}
      validationBehavior="aria"
      className={fieldClass(hideLabel)}
    >
      <FieldLabel label={label} isRequired={isRequired} />
      <SearchBox
        typed={typed ?? ''}
        isAnswered={typed === searched && !loading}
        firstId={items[0]?.id}
        onHurry={() => search.flush(typed ?? '')}
      >
        <Input
          className={styles.input}
          placeholder={placeholder}
          onInput={() => {
            isTyping.current = true;
          }}
        />
        <Button className={styles.stepper}>
          <ChevronDown aria-hidden />
        </Button>
      </SearchBox>
      <FieldHelp description={description} error={error} />
      <Popover offset={4} className={classNames(popover.popover, popover.list)}>
        <OptionList options={items} emptyText={loading ? 'Searching…' : 'Nothing found.'} />
      </Popover>
    </ComboBox>
  );
}
