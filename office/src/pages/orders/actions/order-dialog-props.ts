import type { OrderDetails } from '../order-page.tsx';

export interface OrderDialogProps {
  readonly order: OrderDetails;
  readonly onClose: () => void;
}
