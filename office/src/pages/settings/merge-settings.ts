import { changedFields, type SettingField, type SettingValues } from './settings-fields.ts';

export interface MergedSettings {
  /** What the form holds, with what only the other changed. */
  readonly values: SettingValues;
  /** Both changed these, and differently: somebody has to choose. */
  readonly disputed: readonly SettingField[];
  /** Only the other changed these. */
  readonly onlyTheirs: readonly SettingField[];
}

/** Brings together what two people made of the same settings: a field that only one of them changed is that one's. */
export function mergeSettings(
  mine: SettingValues,
  base: SettingValues,
  theirs: SettingValues,
): MergedSettings {
  const changedByThem = changedFields(theirs, base);
  const changedByMe = new Set(changedFields(mine, base).map(({ name }) => name));
  const onlyTheirs = changedByThem.filter(({ name }) => !changedByMe.has(name));
  const values = {
    ...mine,
    ...Object.fromEntries(onlyTheirs.map(({ name }) => [name, theirs[name] ?? null])),
  };
  const disputed = changedByThem.filter(({ name }) => changedByMe.has(name) && theirs[name] !== mine[name]);
  return { values, disputed, onlyTheirs };
}
