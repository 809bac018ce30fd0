import { indexedText } from '../../../platform/lib/search-text.ts';

const maxLength = 1_000;

/** What a search for a customer finds: the words of the name and of the contact person. */
export function customerText({ name, contactName }: { name: string; contactName?: string | null }): string {
  return indexedText(`${name} ${contactName ?? ''}`).slice(0, maxLength);
}
