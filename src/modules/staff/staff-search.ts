import type { SearchSource } from '../../platform/search/search-source.ts';

interface StaffMemberText {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly email: string | null;
  readonly jobTitle: string | null;
}

export const staffSearch: SearchSource<StaffMemberText> = {
  letters: 'e',
  properties: ['code', 'name', 'email', 'jobTitle'],
  textOf: ({ id, code, name, email, jobTitle }) => {
    return { id, code, title: name, body: `${code} ${email ?? ''} ${jobTitle ?? ''}` };
  },
};
