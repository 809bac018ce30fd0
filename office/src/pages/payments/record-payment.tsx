import { type ComponentProps, lazy, Suspense } from 'react';

const Loaded = lazy(async () => {
  const { RecordPaymentDialog } = await import('./record-payment-dialog.tsx');
  return { default: RecordPaymentDialog };
});

/** The dialog in which received money is entered, loaded when it opens: pages of orders and rentals are large enough. */
export function RecordPayment(props: ComponentProps<typeof Loaded>) {
  return (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  );
}
