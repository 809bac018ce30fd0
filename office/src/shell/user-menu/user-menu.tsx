import { Link } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { openExtra } from '../extras/open-extra.ts';
import { useSession, useViewer } from '../session/session-context.ts';
import { readTheme, setTheme, type Theme, themes } from '../theme/theme.ts';
import styles from './user-menu.module.css';

const themeNames: Record<Theme, string> = { system: 'System', light: 'Light', dark: 'Dark' };

/** Who is signed in, and what concerns them alone. A popover of the browser itself: the kit's menu would be half of the shell. */
export function UserMenu() {
  const id = useId();
  const viewer = useViewer();
  const { actions } = useSession();
  const [theme, choose] = useState(readTheme);
  const popover = useRef<HTMLDivElement>(null);
  const close = () => popover.current?.hidePopover();
  useEffect(() => setTheme(theme), [theme]);

  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className={styles.trigger}
        aria-label={`Account of ${viewer.name}`}
        // Painted by the style sheet: as text, the name of the button would have to begin with it.
        data-initials={initials(viewer.name)}
      />
      <div ref={popover} id={id} popover="auto" className={styles.menu}>
        <div className={styles.person}>
          <strong>{viewer.name}</strong>
          <span className={styles.detail}>{viewer.email}</span>
          <span className={styles.detail}>{viewer.roles.map(role => role.name).join(', ')}</span>
        </div>
        <Link to="/account" className={styles.item} onClick={close}>
          My account
        </Link>
        <button
          type="button"
          className={styles.item}
          onClick={() => {
            close();
            openExtra('shortcuts');
          }}
        >
          Keyboard shortcuts
        </button>
        <fieldset className={styles.themes}>
          <legend className={styles.legend}>Theme</legend>
          {themes.map(each => (
            <label key={each} className={styles.theme}>
              <input
                type="radio"
                name="theme"
                value={each}
                checked={each === theme}
                onChange={() => choose(each)}
              />
              {themeNames[each]}
            </label>
          ))}
        </fieldset>
        <button type="button" className={styles.item} onClick={() => void actions.signOut()}>
          Sign out
        </button>
      </div>
    </>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    word => [...(word ?? '')][0] ?? '',
  );
  return letters.join('').toUpperCase();
}
