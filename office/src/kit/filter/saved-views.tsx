import { Bookmark, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from '../button/button.tsx';
import { IconButton } from '../button/icon-button.tsx';
import { TextField } from '../field/text-field.tsx';
import { safeStorage } from '../form/safe-storage.ts';
import { Popover } from '../popover/popover.tsx';
import styles from './filter.module.css';
import {
  deleteView,
  readViews,
  renameView,
  type SavedView,
  sameSearch,
  saveView,
  writeViews,
} from './saved-views-store.ts';

type SavedViewsProps = {
  /** Names the list: "orders". Prefix it with the user where a browser is shared. */
  list: string;
  /** The search parameters as they stand. */
  current: string;
  onSelect: (search: string) => void;
};

export function SavedViews({ list, current, onSelect }: SavedViewsProps) {
  const [views, setViews] = useState(() => readViews(safeStorage, list));
  const [name, setName] = useState('');
  const [renamed, setRenamed] = useState<string | null>(null);
  const shown = views.find(view => sameSearch(view.search, current));

  function change(next: SavedView[]) {
    setViews(next);
    writeViews(safeStorage, list, next);
  }
  function submit() {
    const text = name.trim();
    if (!text) return;
    change(renamed ? renameView(views, renamed, text) : saveView(views, { name: text, search: current }));
    setName('');
    setRenamed(null);
  }

  const trigger = <Button icon={<Bookmark aria-hidden />}>{shown?.name ?? 'Views'}</Button>;
  return (
    <Popover label="Saved views" placement="bottom end" trigger={trigger}>
      {close => (
        <div className={styles.views}>
          {views.length === 0 && (
            <p className={styles.hint}>
              Set filters and sort as you need them, then save them here under a name.
            </p>
          )}
          <ul className={styles.viewList}>
            {views.map(view => (
              <li key={view.name} className={styles.view}>
                <AriaButton
                  className={styles.viewName}
                  aria-current={view === shown || undefined}
                  onPress={() => {
                    onSelect(view.search);
                    close();
                  }}
                >
                  {view.name}
                </AriaButton>
                <IconButton
                  label={`Rename ${view.name}`}
                  size="small"
                  onPress={() => {
                    setRenamed(view.name);
                    setName(view.name);
                  }}
                >
                  <Pencil aria-hidden />
                </IconButton>
                <IconButton
                  label={`Delete ${view.name}`}
                  size="small"
                  onPress={() => change(deleteView(views, view.name))}
                >
                  <Trash2 aria-hidden />
                </IconButton>
              </li>
            ))}
          </ul>
          <form
            className={styles.save}
            onSubmit={event => {
              event.preventDefault();
              submit();
            }}
          >
            <TextField
              label={renamed ? `New name of ${renamed}` : 'Save this view as'}
              value={name}
              onChange={setName}
              maxLength={60}
            />
            <Button type="submit" variant="primary" isDisabled={!name.trim()}>
              {renamed ? 'Rename' : 'Save'}
            </Button>
          </form>
        </div>
      )}
    </Popover>
  );
}
