import { fileURLToPath } from 'node:url';
import type { SinglePage } from './platform/http/single-page.ts';

/** The back office, as scripts/build-office.mjs builds it. Compiled code and sources find the same folder. */
export const office: SinglePage = {
  path: '/office/',
  folder: fileURLToPath(new URL('../dist/office', import.meta.url)),
  // The constant style elements that react-aria adds: for presses, and for the scroll lock of its modals.
  styleHashes: ['sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='],
};
