import type { Column } from '../../../../platform/files/import/columns.ts';
import { imagesProblem } from '../product.rules.ts';

/** URLs of pictures with | between them, the main one first. An empty field is none. */
export const images: Column<string[]> = text => {
  const urls = text
    .split('|')
    .map(url => url.trim())
    .filter(url => url !== '');
  const problem = imagesProblem(urls);
  return problem === undefined ? { value: urls } : { reason: problem };
};
