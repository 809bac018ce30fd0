import { CircleUserRound } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../kit/button/icon-button.tsx';
import { Menu } from '../../kit/menu/menu.tsx';
import { useSession, useViewer } from '../session/session-context.ts';
import { readTheme, setTheme, type Theme, themes } from '../theme/theme.ts';

const themeNames: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' };

export default function UserMenu() {
  const viewer = useViewer();
  const { actions } = useSession();
  const [theme, chooseTheme] = useState(readTheme);

  function choose(next: Theme) {
    setTheme(next);
    chooseTheme(next);
  }

  return (
    <Menu
      label="Account"
      trigger={
        <IconButton label={`Account of ${viewer.name}`} variant="quiet">
          <CircleUserRound size={20} aria-hidden="true" />
        </IconButton>
      }
      actions={[
        {
          title: viewer.name,
          actions: [
            { id: 'account', label: 'My account', href: '/account' },
            {
              id: 'shortcuts',
              label: 'Keyboard shortcuts',
              onAction: () => window.dispatchEvent(new Event('tradepost:shortcuts')),
            },
          ],
        },
        {
          title: 'Theme',
          actions: themes.map(each => ({
            id: `theme-${each}`,
            label: `${themeNames[each]}${each === theme ? ' ✓' : ''}`,
            onAction: () => choose(each),
          })),
        },
        {
          title: 'Session',
          actions: [{ id: 'sign-out', label: 'Sign out', onAction: () => void actions.signOut() }],
        },
      ]}
    />
  );
}
