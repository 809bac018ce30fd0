import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Disclosure as AriaDisclosure, Button, DisclosurePanel, Heading } from 'react-aria-components';
import styles from './disclosure.module.css';

type DisclosureProps = {
  title: ReactNode;
  children: ReactNode;
  isOpenAtFirst?: boolean;
  level?: 2 | 3 | 4;
};

export function Disclosure({ title, children, isOpenAtFirst, level = 3 }: DisclosureProps) {
  return (
    <AriaDisclosure defaultExpanded={isOpenAtFirst} className={styles.disclosure}>
      <Heading level={level}>
        <Button slot="trigger" className={styles.trigger}>
          <ChevronRight aria-hidden />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className={styles.panel}>{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
