import type { SearchSource } from '../../platform/search/search-source.ts';

interface CustomerText {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly contactName: string | null;
  readonly email: string | null;
}

interface UserText {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Those that are deleted are found, too: by the filter `deleted`. */
export const customerSearch: SearchSource<CustomerText> = {
  letters: 'u',
  properties: ['code', 'name', 'contactName', 'email'],
  textOf: ({ id, code, name, contactName, email }) => {
    return { id, code, title: name, body: `${contactName ?? ''} ${code} ${email ?? ''}` };
  },
};

export const userSearch: SearchSource<UserText> = {
  letters: 'a',
  properties: ['name', 'email'],
  textOf: ({ id, name, email }) => {
    return { id, code: '', title: name, body: email };
  },
};
