import { Download, Plus, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { IconButton } from '../../kit/button/icon-button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { Section } from '../../kit/page/section.tsx';
import styles from './page.module.css';

export function ButtonsShown() {
  const [count, setCount] = useState(0);
  const press = () => setCount(count + 1);
  return (
    <Section title="Buttons" text={`Pressed ${count} times.`}>
      <div className={styles.row}>
        <Button variant="primary" icon={<Plus aria-hidden />} onPress={press}>
          New order
        </Button>
        <Button onPress={press}>Secondary</Button>
        <Button variant="quiet" onPress={press}>
          Quiet
        </Button>
        <Button variant="danger" onPress={press}>
          Cancel order
        </Button>
        <LinkButton href="/orders" icon={<Download aria-hidden />}>
          A link
        </LinkButton>
        <IconButton label="Reload" onPress={press}>
          <RotateCw aria-hidden />
        </IconButton>
      </div>
      <div className={styles.row}>
        <Button variant="primary" pending pendingLabel="Saving…">
          Save
        </Button>
        <Button pending>Secondary</Button>
        <Button isDisabled>Disabled</Button>
        <Button variant="primary" disabledReason="The order has not been paid." onPress={press}>
          Ship
        </Button>
        <Button size="small" onPress={press}>
          Small
        </Button>
        <Button size="small" variant="primary" onPress={press}>
          Small primary
        </Button>
      </div>
    </Section>
  );
}
