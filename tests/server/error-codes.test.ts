import { expect, it, vi } from 'vitest';
import { requestErrorExamples } from '../../src/docs/request-error-examples.ts';
import { DeadlineError } from '../../src/platform/lib/deadline-error.ts';
import { UnavailableError } from '../../src/platform/lib/unavailable-error.ts';
import { tooBroad } from '../../src/platform/search/searched-list.ts';
import { useApp } from '../kit/app.ts';
import { manifestOf } from '../kit/trusted-documents.ts';

const ordinary = useApp();
/** One that runs trusted documents only. */
const strict = useApp({
  trustedDocuments: [manifestOf('{ settings { id } }')],
  trustedDocumentsOnly: true,
});

/** What the database answers for the codes that no request alone provokes. */
const causes: Record<string, Error | undefined> = {
  INTERNAL_SERVER_ERROR: new Error('A cause that no client sees.'),
  SERVICE_UNAVAILABLE: new UnavailableError(2),
  DEADLINE_EXCEEDED: new DeadlineError(),
  FILTER_TOO_BROAD: tooBroad({ plural: 'products', path: ['filter', 'search'] }),
};

it.each(Object.entries(requestErrorExamples))('%s is answered as documented', async (code, example) => {
  const { as = 'guest', url = '/graphql', body, status, message, path, extensions } = example;
  const app = code === 'DOCUMENT_NOT_TRUSTED' ? strict : ordinary;
  const headers = {
    ...example.headers,
    'content-type': 'application/json',
    ...(await app().actors.headers(as)),
  };
  const send = () =>
    app().http({
      method: 'POST',
      url,
      headers,
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });

  if (code === 'RATE_LIMITED') for (let attempt = 1; attempt <= 3; attempt++) await send();
  const cause = causes[code];
  if (cause) vi.spyOn(app().app.database, 'run').mockRejectedValue(cause);
  if (code === 'ANSWER_TOO_LARGE') {
    const products = Array.from({ length: 100 }, (_, id) => ({
      id,
      name: '',
      description: 'x'.repeat(110_000),
    }));
    vi.spyOn(app().app.database, 'run').mockResolvedValue(products);
  }
  const response = await send().finally(() => vi.restoreAllMocks());

  const { locations: _, ...error } = response.json().errors[0];
  const requestId = extensions &&
    'requestId' in extensions && { requestId: response.headers['x-request-id'] };
  expect({ status: response.statusCode, ...error }).toEqual({
    status,
    message,
    ...(path && { path }),
    extensions: { code, ...extensions, ...requestId },
  });
});
