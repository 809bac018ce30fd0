import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import type { ComboBoxFieldProps } from '../../kit/field/combo-box-field.tsx';
import type { Option } from '../../kit/field/option-list.tsx';

/** A combo box that brings its own search. */
export type SearchedFieldProps = Omit<ComboBoxFieldProps<string>, 'items' | 'onSearch' | 'loading'>;

interface Search<Data, Variables extends AnyVariables> {
  readonly query: TypedDocumentNode<Data, Variables>;
  readonly variables: (text: string) => Variables;
  readonly options: (data: Data) => Option[];
}

/** What a combo box needs to search the API: nothing is asked before it opens. */
export function useOptions<Data, Variables extends AnyVariables>(search: Search<Data, Variables>) {
  const [text, setText] = useState<string | null>(null);
  const [{ data, fetching }] = useQuery<Data, Variables>({
    query: search.query,
    variables: search.variables(text ?? ''),
    pause: text === null,
  });
  return { items: data && text !== null ? search.options(data) : [], loading: fetching, onSearch: setText };
}
