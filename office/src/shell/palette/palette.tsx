import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { NativeDialog } from '../dialog/native-dialog.tsx';
import { useViewer } from '../session/session-context.ts';
import { findEntries, type PaletteEntry } from './actions.ts';
import styles from './palette.module.css';
import { useFoundObjects } from './use-found-objects.ts';

const label = 'Search or run an action';

type PaletteProps = { onClose: () => void; onChoose: (href: string) => void };

/** Goes to any page, finds any object, and begins any job, by keyboard: the ARIA pattern of a combo box with a list. */
export default function Palette({ onClose, onChoose }: PaletteProps) {
  const id = useId();
  const { permissions } = useViewer();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { pages, actions } = findEntries(text, permissions);
  const { groups, isSearching } = useFoundObjects(text);
  const sections = [
    ...groups,
    { title: 'Actions', entries: text ? actions : actions.slice(0, 5) },
    { title: 'Pages', entries: pages },
  ].filter(({ entries }) => entries.length > 0);
  const entries = sections.flatMap(section => section.entries);
  const chosen = entries[Math.min(active, entries.length - 1)];
  const activeId = chosen && `${id}-${chosen.id}`;

  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (activeId) list.current?.querySelector(`[id="${activeId}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  function move(event: KeyboardEvent) {
    const last = entries.length - 1;
    const steps: Record<string, number> = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      Home: 0,
      End: last,
    };
    const next = steps[event.key];
    if (next !== undefined && last >= 0) {
      event.preventDefault();
      setActive(next);
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      onChoose(chosen.href);
    }
  }

  return (
    <NativeDialog label={label} className={styles.box} onClose={onClose}>
      <div className={styles.field}>
        <Search size={18} aria-hidden="true" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette is opened to type into it.
          autoFocus
          role="combobox"
          aria-label={label}
          aria-expanded={entries.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={activeId}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder="An order's number, a customer, a product, a page…"
          className={styles.input}
          value={text}
          onChange={event => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={move}
        />
      </div>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label="Results" className={styles.results}>
        {sections.map(section => (
          // biome-ignore lint/a11y/useSemanticElements: a list box has groups, not field sets.
          <div key={section.title} role="group" aria-label={section.title}>
            <div aria-hidden="true" className={styles.section}>
              {section.title}
            </div>
            {section.entries.map(entry => (
              <Entry
                key={entry.id}
                id={`${id}-${entry.id}`}
                entry={entry}
                isActive={entry === chosen}
                onPoint={() => setActive(entries.indexOf(entry))}
                onChoose={() => onChoose(entry.href)}
              />
            ))}
          </div>
        ))}
      </div>
      <p className={entries.length === 0 ? styles.nothing : styles.silent} role="status">
        {entries.length > 0 && `${entries.length} results`}
        {entries.length === 0 &&
          (isSearching ? 'Searching…' : 'Nothing fits. Try fewer letters, or a number.')}
      </p>
    </NativeDialog>
  );
}

type EntryProps = {
  id: string;
  entry: PaletteEntry;
  isActive: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

function Entry({ id, entry, isActive, onPoint, onChoose }: EntryProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the field, which hears the keys.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={isActive ? styles.active : styles.entry}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      <span>{entry.label}</span>
      {entry.detail && <span className={styles.detail}>{entry.detail}</span>}
    </div>
  );
}
