import type { ProfileValuesFragment } from './generated/graphql.ts';

/** What the form holds: texts, as they are typed. */
export interface ProfileValues {
  name: string;
  phone: string;
}

export function profileValuesOf({ name, phone }: ProfileValuesFragment): ProfileValues {
  return { name, phone: phone ?? '' };
}

const asIs = (text: string) => text;

/** How the notice of a conflict shows each field. */
export const shownProfileValues = {
  name: { label: 'Name', show: asIs },
  phone: { label: 'Phone', show: asIs },
};
