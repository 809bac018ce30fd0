import type { Context } from '../context.ts';

/** The events that modules emit, with what each carries. A module adds its own to this interface. */
// biome-ignore lint/suspicious/noEmptyInterface: modules merge their events into it
export interface Events {}

export type EventName = keyof Events & string;

/** Work that is done in the background: because of an event, or again and again. */
export interface Job {
  readonly name: string;
  readonly on?: string;
  readonly every?: string;
  readonly run: (ctx: Context, payload: never) => Promise<void>;
}
