import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { GraphQLError } from 'graphql';
import { type Config, ConfigError } from '../config/config.ts';
import { maxTextBytes } from './limits.ts';
import { readManifest } from './trusted-manifest.ts';

/** What trusted documents need to know of an operation in a request. */
interface DocumentRequest {
  readonly documentId?: unknown;
  readonly query?: unknown;
}

/**
 * The documents that clients may name by their id, which is the hash of their text. They are read once, at the start. An
 * id is replaced by its text before anything else looks at the request, so that all limits hold for both.
 */
export class TrustedDocuments {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #isOnly: boolean;

  /**
   * @param builtManifest the one that the build of the back office writes; there is none before
   * @throws ConfigError that names the file, and the id if there is one
   */
  constructor(
    { trustedDocuments, trustedDocumentsOnly }: Pick<Config, 'trustedDocuments' | 'trustedDocumentsOnly'>,
    builtManifest: string,
  ) {
    const files = [...trustedDocuments, ...(existsSync(builtManifest) ? [builtManifest] : [])];
    this.#texts = new Map(files.flatMap(file => readManifest(file)));
    this.#isOnly = trustedDocumentsOnly;
    if (trustedDocumentsOnly && this.#texts.size === 0)
      throw new ConfigError(
        'TRUSTED_DOCUMENTS_ONLY is true, but there are no trusted documents: set TRUSTED_DOCUMENTS to the manifest of your front end.',
      );
  }

  /** An operation of a request with its text in place of the id, or why it is refused. Anything else is returned as it is. */
  withText<R>(request: R): R | GraphQLError {
    if (typeof request !== 'object' || request === null) return request;
    const { documentId, query } = request as DocumentRequest;
    if (documentId == null) return this.#refusalOfText(query) ?? request;
    if (query != null && query !== '')
      return refused('BAD_REQUEST', 'Send the text of the document or its "documentId", not both.');
    const text = this.#find(documentId);
    if (typeof text !== 'string') return text;
    const { documentId: _, ...others } = request as DocumentRequest;
    return { ...others, query: text } as R;
  }

  #refusalOfText(query: unknown): GraphQLError | undefined {
    if (!this.#isOnly || typeof query !== 'string' || query === '') return undefined;
    // No manifest has a longer text, so that nothing is computed for one.
    if (query.length <= maxTextBytes && this.#texts.has(hash('sha256', query, 'hex'))) return undefined;
    return refused(
      'DOCUMENT_NOT_TRUSTED',
      'This server runs only documents of its manifests, and this text is in none of them. Send the "documentId" of one of them, or add your manifest to TRUSTED_DOCUMENTS.',
    );
  }

  #find(documentId: unknown): string | GraphQLError {
    if (typeof documentId !== 'string')
      return refused('BAD_REQUEST', '"documentId" must be the id of a document, such as "sha256:9f86d0…".');
    const text = this.#texts.get(documentId.replace(/^sha256:/, ''));
    if (text !== undefined) return text;
    const id = documentId.slice(0, 80);
    return refused(
      'UNKNOWN_DOCUMENT',
      `This server has no document with the id "${id}". Reload the page if it is older than the server; otherwise add its manifest to TRUSTED_DOCUMENTS.`,
    );
  }
}

function refused(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}

const refusals = new WeakMap<object, GraphQLError>();

/** An operation of a batch that Apollo refuses with this error, while it runs the others. All share one status. */
export function refusedOperation({ message, extensions: { code } }: GraphQLError): object {
  const extensions = {};
  refusals.set(extensions, new GraphQLError(message, { extensions: { code, http: { status: 200 } } }));
  return { query: '{ __typename }', extensions };
}

/** Why an operation was refused before Apollo got it. */
export function refusalOfOperation(extensions: object | undefined): GraphQLError | undefined {
  return extensions && refusals.get(extensions);
}
