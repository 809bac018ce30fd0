import type { Context } from '../context/context.ts';

// The routes of a module beside GraphQL. Its manifest lists them, and platform/http serves them.

/** A file, or the reason why it is not served. */
export type FileAnswer =
  | {
      readonly status: 200;
      readonly fileName: string;
      readonly contentType: string;
      /** `inline` is shown in the browser, `attachment` is saved. */
      readonly disposition: 'inline' | 'attachment';
      readonly bytes: number;
      /** Read only as fast as the client receives it. */
      readonly content: AsyncIterable<Buffer>;
    }
  | { readonly status: 403 | 410; readonly message: string };

/** `GET <path>/<file>`, with a signed link that has not expired. */
export interface SignedFileRoute {
  readonly kind: 'SIGNED_FILE';
  readonly path: string;
  /** The word for such a file in messages: `receipt`. */
  readonly noun: string;
  /** Null when there is no such file. */
  readonly open: (ctx: Context, file: string) => Promise<FileAnswer | null>;
}

/** `POST <path>`. The body is passed as it was sent, since the signature covers its exact bytes. */
export interface WebhookRoute {
  readonly kind: 'WEBHOOK';
  readonly path: string;
  readonly signatureHeader: string;
  /** Stores what the provider reports. False when the signature is not the provider's. */
  readonly receive: (ctx: Context, rawBody: Buffer, signature: string | undefined) => Promise<boolean>;
}

/** The body of an upload, as it arrives. */
export interface UploadBody {
  readonly contentType: string | undefined;
  /** Set when the body is compressed. */
  readonly contentEncoding: string | undefined;
  /** As the client announces it; undefined when it does not. */
  readonly bytes: number | undefined;
  /** Read only as fast as it is stored. */
  readonly content: AsyncIterable<Buffer>;
}

/** The result of an upload: stored, or the reason why nothing of it is kept. */
export type UploadAnswer =
  | { readonly status: 201; readonly bytes: number }
  | { readonly status: 400 | 403 | 404 | 409 | 410 | 413 | 415; readonly message: string };

/** `PUT <path>/<token>`. The token says who may upload what. */
export interface UploadRoute {
  readonly kind: 'UPLOAD';
  readonly path: string;
  readonly receive: (ctx: Context, token: string, body: UploadBody) => Promise<UploadAnswer>;
}

export type Route = SignedFileRoute | WebhookRoute | UploadRoute;
