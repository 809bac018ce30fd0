import type { MenuAction } from '../kit/menu/menu.tsx';

interface Offered<Name extends string> {
  readonly action: Name;
  readonly allowed: boolean;
  readonly reason?: string | null;
}

/** How a page words and does an action that the API offers. */
export type ActionChoice = Omit<MenuAction, 'id' | 'disabledReason'> & {
  /** Whether it makes sense to show it at all while it is not possible. Else it stands there with the reason. */
  hiddenWhileImpossible?: boolean;
};

/** The actions that the API offers for an object, as buttons and menus take them, in the order of the choices. */
export function menuActions<Name extends string>(
  offered: readonly Offered<Name>[],
  choices: Partial<Record<Name, ActionChoice>>,
): MenuAction[] {
  return (Object.keys(choices) as Name[]).flatMap(name => {
    const found = offered.find(({ action }) => action === name);
    const choice = choices[name];
    if (!found || !choice) return [];
    const { hiddenWhileImpossible, ...action } = choice;
    if (!found.allowed && hiddenWhileImpossible) return [];
    return [{ ...action, id: name, disabledReason: found.allowed ? null : found.reason }];
  });
}
