import { lazy, Suspense } from 'react';
import styles from './icon.module.css';

// Icons adorn what is named beside them, so they come after the first paint.
const icons = import('./icons.ts');

const IconNow = lazy(async () => {
  const byName = await icons;
  return {
    default: ({ name }: { name: IconName }) => {
      const Icon = byName[name];
      return <Icon size={18} aria-hidden="true" className={styles.icon} />;
    },
  };
});

/** The names of the icons that the shell has. */
export type IconName = keyof typeof import('./icons.ts');

export function ShellIcon({ name }: { name: IconName }) {
  return (
    <Suspense fallback={<span className={styles.place} />}>
      <IconNow name={name} />
    </Suspense>
  );
}
