import type { Option } from '../../kit/field/option-list.tsx';
import type { StaffMemberValuesFragment } from './generated/graphql.ts';

/** What the form holds: texts, as they are typed. */
export interface StaffValues {
  name: string;
  code: string;
  email: string;
  jobTitle: string;
  hiredOn: string;
  account: Option | null;
}

export const emptyStaffValues: StaffValues = {
  name: '',
  code: '',
  email: '',
  jobTitle: '',
  hiredOn: '',
  account: null,
};

export function staffValuesOf(member: StaffMemberValuesFragment): StaffValues {
  return {
    name: member.name,
    code: member.code,
    email: member.email ?? '',
    jobTitle: member.jobTitle ?? '',
    hiredOn: member.hiredOn ?? '',
    account: member.user ? { id: member.user.id, label: member.user.name } : null,
  };
}

/** The values as the API takes them. A code that is left empty is chosen by the server. */
export function staffInput(values: StaffValues) {
  return {
    name: values.name.trim(),
    code: values.code.trim() || undefined,
    email: values.email.trim() || null,
    jobTitle: values.jobTitle.trim() || null,
    hiredOn: values.hiredOn || null,
    userId: values.account?.id ?? null,
  };
}

const asIs = (text: string) => text;

/** How the notice of a conflict shows each field. */
export const shownStaffValues = {
  name: { label: 'Name', show: asIs },
  code: { label: 'Code', show: asIs },
  email: { label: 'Email', show: asIs },
  jobTitle: { label: 'Job title', show: asIs },
  hiredOn: { label: 'First day', show: asIs },
  account: { label: 'Account', show: (account: Option | null) => account?.label ?? '' },
};
