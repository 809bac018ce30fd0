import type { RentalFilter } from './generated/graphql.ts';

export interface RentalTab {
  readonly id: string;
  readonly label: string;
  readonly filter: (day: { today: string; inAWeek: string }) => RentalFilter;
  readonly isCounted?: boolean;
}

/** The list by what the rentals need. */
export const rentalTabs = [
  {
    id: 'awaiting-signature',
    label: 'Awaiting signature',
    filter: () => ({ status: ['AWAITING_SIGNATURE'] }),
  },
  { id: 'awaiting-payment', label: 'Awaiting payment', filter: () => ({ status: ['AWAITING_PAYMENT'] }) },
  { id: 'active', label: 'Active', filter: () => ({ status: ['ACTIVE'] }) },
  { id: 'overdue', label: 'Overdue', filter: () => ({ status: ['OVERDUE', 'DEFAULTED'] }) },
  {
    id: 'due',
    label: 'Due this week',
    filter: ({ today, inAWeek }) => ({ dueOn: { from: today, to: inAWeek } }),
  },
  {
    id: 'ended',
    label: 'Ended',
    filter: () => ({ status: ['RETURNED', 'BOUGHT_OUT', 'CANCELLED', 'EXPIRED'] }),
  },
  { id: 'all', label: 'All', filter: () => ({}) },
] as const satisfies readonly RentalTab[];

export type RentalTabId = (typeof rentalTabs)[number]['id'];

export function rentalTab(id: RentalTabId | undefined): RentalTab {
  return rentalTabs.find(tab => tab.id === id) ?? rentalTabs[rentalTabs.length - 1]!;
}
