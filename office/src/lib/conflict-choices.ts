import type { ConflictChoice, ConflictField } from '../kit/form/conflict-notice.tsx';

type Shown<Values> = { [Name in keyof Values]: { label: string; show: (value: Values[Name]) => string } };

/** The fields that two people have given different values, as the notice of a conflict shows them. */
export function conflictFields<Values extends object>(
  shown: Shown<Values>,
  mine: Values,
  theirs: Values,
): ConflictField[] {
  return (Object.keys(shown) as (keyof Values & string)[])
    .filter(name => !isSame(mine[name], theirs[name]))
    .map(name => {
      const { label, show } = shown[name];
      return { name, label, yours: show(mine[name]) || 'none', theirs: show(theirs[name]) || 'none' };
    });
}

/** The values after the choice; what nobody was asked about is the same on both sides. */
export function chosenValues<Values extends object>(
  choices: Record<string, ConflictChoice>,
  mine: Values,
  theirs: Values,
): Values {
  const taken = (Object.keys(mine) as (keyof Values & string)[])
    .filter(name => choices[name] === 'theirs')
    .map(name => [name, theirs[name]]);
  return { ...mine, ...Object.fromEntries(taken) };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
