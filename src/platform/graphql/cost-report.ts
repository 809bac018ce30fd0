import type { Context } from '../context/context.ts';
import type { Throttle } from '../limits/budgets.ts';
import { maxCost } from './cost.ts';

/** What `extensions.cost` of an answer says. */
export interface CostReport {
  readonly requested: number;
  readonly limit: number;
  /** What the caller has left. */
  readonly throttle?: Throttle;
}

export function costReport({ services: { budgets }, state }: Context, requested: number): CostReport {
  const cost = { requested, limit: maxCost };
  return budgets.isOn ? { ...cost, throttle: budgets.throttle(state.caller) } : cost;
}
