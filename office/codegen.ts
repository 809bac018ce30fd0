import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

const root = import.meta.dirname;

/**
 * The folders whose queries are generated for themselves, since a single output would put the queries of all pages into the
 * script that every page loads.
 */
export const rooms = [...roomsOf('src/shell'), ...roomsOf('src/pages')];

function roomsOf(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => `${folder}/${entry.name}`)
    .filter(room =>
      readdirSync(join(root, room), { recursive: true }).some(file => String(file).endsWith('.graphql')),
    );
}

const config: CodegenConfig = {
  schema: join(root, '../schema.graphql'),
  errorsOnly: true,
  generates: Object.fromEntries(
    rooms.map(room => [
      `${join(root, room)}/generated/`,
      {
        preset: 'client',
        documents: [`${join(root, room)}/**/*.graphql`, `${join(root, 'src/lib/fragments')}/*.graphql`],
        documentTransforms: [addTypenameSelectionDocumentTransform],
        presetConfig: {
          fragmentMasking: false,
          persistedDocuments: { hashAlgorithm: 'sha256', hashPropertyName: 'documentId' },
        },
        config: {
          onlyOperationTypes: true,
          useTypeImports: true,
          enumsAsTypes: true,
          defaultScalarType: 'unknown',
          scalars: {
            DateTimeISO: 'string',
            Date: 'string',
            Decimal: 'string',
            URL: 'string',
            JSON: 'unknown',
          },
        },
      },
    ]),
  ),
};

export default config;
