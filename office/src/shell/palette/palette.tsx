import { Search } from 'lucide-react';
import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from 'react-aria-components';
import { useViewer } from '../session/session-context.ts';
import { findEntries, type PaletteEntry } from './actions.ts';
import styles from './palette.module.css';
import { useFoundObjects } from './use-found-objects.ts';

type PaletteProps = { onClose: () => void; onChoose: (href: string) => void };

/** Goes to any page, finds any object, and begins any job, by keyboard. */
export default function Palette({ onClose, onChoose }: PaletteProps) {
  const { permissions } = useViewer();
  const [text, setText] = useState('');
  const { pages, actions } = findEntries(text, permissions);
  const { groups, isSearching } = useFoundObjects(text);
  const sections = [
    { title: 'Actions', entries: text ? actions : actions.slice(0, 5) },
    { title: 'Pages', entries: pages },
    ...groups,
  ].filter(({ entries }) => entries.length > 0);
  const hrefs = new Map(sections.flatMap(({ entries }) => entries.map(({ id, href }) => [id, href])));

  return (
    <ModalOverlay isOpen isDismissable onOpenChange={isOpen => !isOpen && onClose()} className={styles.scrim}>
      <Modal className={styles.box}>
        <Dialog aria-label="Search or run an action" className={styles.dialog}>
          <Autocomplete inputValue={text} onInputChange={setText}>
            <SearchField aria-label="Search or run an action" autoFocus className={styles.field}>
              <Search size={18} aria-hidden="true" />
              <Input
                placeholder="An order's number, a customer, a product, a page…"
                className={styles.input}
              />
            </SearchField>
            <Menu
              aria-label="Results"
              className={styles.results}
              onAction={id => onChoose(hrefs.get(String(id)) ?? '/')}
              renderEmptyState={() => (
                <p className={styles.nothing}>
                  {isSearching ? 'Searching…' : 'Nothing fits. Try fewer letters, or a number.'}
                </p>
              )}
            >
              {sections.map(({ title, entries }) => (
                <MenuSection key={title}>
                  <Header className={styles.section}>{title}</Header>
                  {entries.map(entry => (
                    <Entry key={entry.id} {...entry} />
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Entry({ id, label, detail }: PaletteEntry) {
  return (
    <MenuItem id={id} textValue={label} className={styles.entry}>
      <Text slot="label">{label}</Text>
      {detail && (
        <Text slot="description" className={styles.detail}>
          {detail}
        </Text>
      )}
    </MenuItem>
  );
}
