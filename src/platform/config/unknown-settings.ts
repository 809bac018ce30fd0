import { editDistance } from '../lib/edit-distance.ts';
import { settings } from './settings.ts';

/** A variable that is no setting, but looks like one of ours. */
export interface UnknownSetting {
  readonly name: string;
  /** The setting that it looks like most. */
  readonly meant: string;
  /** Whether it is nearly the same name; else it only begins with the same word, and may belong to another program. */
  readonly isMisspelt: boolean;
}

const known = settings.map(({ name }) => name);

/** First words that other programs use as well, so that they say nothing. */
const sharedWords = new Set(['NODE', 'LOG', 'PUBLIC', 'WEB', 'OTEL', 'METRICS']);
const ownWords = new Set(
  known
    .filter(name => name.includes('_'))
    .map(firstWordOf)
    .filter(word => !sharedWords.has(word)),
);

/** What Kubernetes and Docker set for a service that is called `redis` or `database`. */
const ofServices = /_(?:SERVICE_(?:HOST|PORT)\w*|PORT(?:_\d+_\w+)?|ENV_\w+|NAME)$/;

/** The variables among these names that nothing reads, though somebody seems to have meant one of our settings. */
export function unknownSettings(names: readonly string[]): UnknownSetting[] {
  return names
    .filter(name => /^[A-Z][A-Z0-9_]*$/.test(name) && !known.includes(name))
    .flatMap(name => lookalikeOf(name) ?? [])
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** A sentence for people. */
export function unknownSettingMessage({ name, meant }: UnknownSetting): string {
  return `${name} is not a setting of Tradepost, and nothing reads it. Did you mean ${meant}?`;
}

function lookalikeOf(name: string): UnknownSetting | undefined {
  // No other name can be near. Comparing each variable with each setting would take a fiftieth of a start.
  const ofItsLength = known.filter(one => Math.abs(one.length - name.length) <= mostTolerated);
  const nearest = nearestOf(name, ofItsLength);
  if (nearest !== undefined && editDistance(name, nearest) <= tolerated(nearest))
    return { name, meant: nearest, isMisspelt: true };
  const word = firstWordOf(name);
  if (!name.includes('_') || !ownWords.has(word) || ofServices.test(name)) return undefined;
  const family = known.filter(one => firstWordOf(one) === word);
  return { name, meant: nearestOf(name, family)!, isMisspelt: false };
}

// Short names are near to many words: HOME is near to HOST.
function tolerated(name: string): number {
  return name.length < 8 ? 1 : mostTolerated;
}

const mostTolerated = 2;

/** The first of the nearest; undefined when there is none to choose from. */
function nearestOf(name: string, among: readonly string[]): string | undefined {
  const distances = among.map(one => editDistance(name, one));
  return among[distances.indexOf(Math.min(...distances))];
}

function firstWordOf(name: string): string {
  return name.split('_')[0]!;
}
