import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { Disclosure } from '../../kit/disclosure/disclosure.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Menu } from '../../kit/menu/menu.tsx';
import { ConfirmDialog } from '../../kit/overlay/confirm-dialog.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { Drawer } from '../../kit/overlay/drawer.tsx';
import { Section } from '../../kit/page/section.tsx';
import { Popover } from '../../kit/popover/popover.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { ToastRegion } from '../../kit/toast/toast-region.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import styles from './page.module.css';

export function OverlaysShown() {
  const [open, setOpen] = useState<'drawer' | 'dialog' | 'confirm' | null>(null);
  const [name, setName] = useState('');
  const close = () => setOpen(null);
  return (
    <Section title="Overlays and messages">
      <div className={styles.row}>
        <Button onPress={() => setOpen('drawer')}>Open drawer</Button>
        <Button onPress={() => setOpen('dialog')}>Open dialog</Button>
        <Button onPress={() => setOpen('confirm')}>Cancel order…</Button>
        <Menu
          label="Actions"
          trigger={<Button icon={<Ellipsis aria-hidden />}>Menu</Button>}
          actions={[
            {
              actions: [
                { id: 'print', label: 'Print' },
                { id: 'ship', label: 'Ship', disabledReason: 'Not paid yet.' },
              ],
            },
            { title: 'Danger', actions: [{ id: 'delete', label: 'Delete', danger: true }] },
          ]}
        />
        <Popover label="Note" trigger={<Button>Popover</Button>}>
          A small surface beside its button.
        </Popover>
        <Button
          onPress={() =>
            toast.success({
              title: 'Product archived',
              action: { label: 'Undo', onAction: () => toast.info({ title: 'Product restored' }) },
            })
          }
        >
          Toast with undo
        </Button>
        <Button
          onPress={() => toast.error({ title: 'Order 1042 was not shipped', text: 'It has not been paid.' })}
        >
          Error toast
        </Button>
      </div>
      <Disclosure title="Technical details">What few need to see.</Disclosure>

      <Drawer
        isOpen={open === 'drawer'}
        onClose={close}
        title="Order 1042"
        subtitle="Placed today by Greta Lindqvist"
        footer={
          <>
            <Button onPress={close}>Close</Button>
            <Button variant="primary">Ship</Button>
          </>
        }
      >
        <SkeletonLines count={6} />
      </Drawer>
      <Dialog
        isOpen={open === 'dialog'}
        onClose={close}
        title="Rename view"
        footer={<Button variant="primary">Rename</Button>}
      >
        <TextField label="Name" value={name} onChange={setName} autoFocus />
      </Dialog>
      <ConfirmDialog
        isOpen={open === 'confirm'}
        onClose={close}
        title="Cancel order 1042?"
        confirmLabel="Cancel order"
        onConfirm={close}
      >
        <p>Its 3 products return to stock and $129.90 is refunded to the card. This cannot be undone.</p>
      </ConfirmDialog>
      <ToastRegion />
    </Section>
  );
}
