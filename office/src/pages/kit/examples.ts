import type { Tone } from '../../kit/status/status-badge.tsx';

const statusIds = ['PENDING_PAYMENT', 'PAID', 'SHIPPED', 'CANCELLED'] as const;
type Status = (typeof statusIds)[number];

export type ShownOrder = {
  number: string;
  customer: string;
  city: string;
  status: Status;
  day: string;
  units: number;
  total: string;
};

const customers = [
  'Greta Lindqvist',
  'Northwind Repairs & Sons Ltd.',
  'Omar Haddad',
  'Chiara Bianchi',
  'Yuki Tanaka',
];

export const orders: ShownOrder[] = Array.from({ length: 12 }, (_, index) => ({
  number: String(1042 - index),
  customer: customers[index % customers.length] ?? '',
  city: ['Lund', 'Leeds', 'Lyon'][index % 3] ?? '',
  status: statusIds[index % statusIds.length] ?? 'PAID',
  day: `2026-11-${26 - index}`,
  units: (index * 7) % 12 || 1,
  total: (((index * 7919) % 90000) / 100 + 19.9).toFixed(2),
}));

export const tones: Record<Status, Tone> = {
  PENDING_PAYMENT: 'warning',
  PAID: 'info',
  SHIPPED: 'success',
  CANCELLED: 'neutral',
};

export const statuses = [
  { id: 'PENDING_PAYMENT', label: 'Pending payment' },
  { id: 'PAID', label: 'Paid' },
  { id: 'SHIPPED', label: 'Shipped', description: 'On its way or delivered' },
  { id: 'CANCELLED', label: 'Canceled' },
] as const;

export const presets = [
  { id: 'TODAY', label: 'Today' },
  { id: 'YESTERDAY', label: 'Yesterday' },
  { id: 'LAST_7_DAYS', label: 'Last 7 days' },
  { id: 'LAST_30_DAYS', label: 'Last 30 days' },
  { id: 'THIS_MONTH', label: 'This month' },
  { id: 'LAST_MONTH', label: 'Last month' },
];

export const days = Array.from({ length: 26 }, (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`);
export const sales = days.map((_, index) => 800 + ((index * 379) % 700) + index * 22);
export const salesBefore = days.map((_, index) => 700 + ((index * 211) % 650));
