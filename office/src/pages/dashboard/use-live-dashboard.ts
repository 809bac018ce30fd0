import { useEffect, useRef } from 'react';
import { useSubscription } from 'urql';
import { DashboardOrdersDocument, DashboardStaffDocument } from './generated/graphql.ts';

/** A rush of orders reads the figures once. */
const pauseMs = 1_000;

/** Reads the figures again when an order is placed, or when somebody waits for approval or no longer does. */
export function useLiveDashboard(
  parts: { orders: boolean; approvals: boolean },
  readAgain: () => void,
): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const read = useRef(readAgain);
  read.current = readAgain;
  const soon = <Event>(_previous: unknown, event: Event): Event => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => read.current(), pauseMs);
    return event;
  };
  useSubscription({ query: DashboardOrdersDocument, pause: !parts.orders }, soon);
  useSubscription({ query: DashboardStaffDocument, pause: !parts.approvals }, soon);
  useEffect(() => () => clearTimeout(timer.current), []);
}
