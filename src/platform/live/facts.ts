/**
 * What happened and may be of interest at once, by topic. A fact is about one thing, named by its id, and carries ids
 * only: who hears of it reads the rest, so nothing can be seen through a fact that a query would not show. A module adds
 * its own to this interface.
 */
// biome-ignore lint/suspicious/noEmptyInterface: modules merge their facts into it
export interface Facts {}

export type Topic = keyof Facts & string;

export interface Fact {
  /** The id of the thing that it is about; who listens may choose by it. */
  readonly about: string;
}

/** A fact together with its topic, as it goes from process to process. */
export interface Told {
  readonly topic: string;
  readonly fact: Fact;
}

/** Two facts of a topic with the same key say the same. */
export function keyOf(fact: Fact): string {
  const values = Object.values(fact);
  return values.length === 1 ? fact.about : values.join(' ');
}

/** Whether a message from elsewhere has the shape of a fact. */
export function isTold(value: unknown): value is Told {
  if (typeof value !== 'object' || value === null || !('topic' in value) || !('fact' in value)) return false;
  const { topic, fact } = value;
  return (
    typeof topic === 'string' &&
    typeof fact === 'object' &&
    fact !== null &&
    'about' in fact &&
    Object.values(fact).every(id => typeof id === 'string')
  );
}
