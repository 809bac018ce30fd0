import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { Tabs } from '../../kit/tabs/tabs.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { mustEnroll } from '../../shell/session/must-enroll.ts';
import { useViewer } from '../../shell/session/session-context.ts';
import styles from './account.module.css';
import { DataTab } from './data-tab.tsx';
import { PreferencesTab } from './preferences-tab.tsx';
import { ProfileTab } from './profile-tab.tsx';
import type { AccountTab } from './routes.ts';
import { SecurityTab } from './security-tab.tsx';

const labels: Record<AccountTab, string> = {
  profile: 'Profile',
  security: 'Sign-in and security',
  notifications: 'Notifications',
  data: 'My data',
};

const contents: Record<AccountTab, () => ReactNode> = {
  profile: ProfileTab,
  security: SecurityTab,
  notifications: PreferencesTab,
  data: DataTab,
};

export function AccountPage() {
  usePageTitle('My account');
  const viewer = useViewer();
  const { tab: asked = 'profile' } = useSearch({ from: '/frame/account' });
  // Until the second factor is there, the API answers nothing else.
  const isLocked = mustEnroll(viewer);
  const tab = isLocked ? 'security' : asked;
  const tabs = isLocked ? (['security'] as const) : (Object.keys(labels) as AccountTab[]);
  const Content = contents[tab];
  return (
    <>
      <PageHeader title="My account" meta={viewer.email} />
      <Tabs
        label="Parts of my account"
        tabs={tabs.map(each => ({
          href: each === 'profile' ? '/account' : `/account?tab=${each}`,
          label: labels[each],
          isCurrent: each === tab,
        }))}
      />
      <div className={styles.stack}>
        {isLocked && (
          <p className={styles.notice} role="status">
            Your role asks for a second factor. Set it up here; then everything else opens.
          </p>
        )}
        <Content />
      </div>
    </>
  );
}
