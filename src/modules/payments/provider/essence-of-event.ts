/**
 * What is stored of an event: what `meaningOf` reads, and by what people find it at the provider. Who paid, with which
 * card, and from where stays at the provider, and so do its secrets: what is not here need not be erased.
 */
export function essenceOf(event: object): object {
  const { data, ...envelope } = event as { data?: { object?: object } };
  const {
    metadata,
    last_payment_error: error,
    evidence_details: evidence,
    ...object
  } = (data?.object ?? {}) as Nested;
  return {
    ...pick(envelope, ['id', 'object', 'type', 'api_version', 'created', 'livemode', 'account']),
    data: {
      object: {
        ...pick(object, [
          'id',
          'object',
          'status',
          'amount',
          'currency',
          'created',
          'payment_intent',
          'charge',
          'failure_reason',
          'reason',
        ]),
        metadata: pick(metadata ?? {}, ['paymentId', 'refundId', 'targetId']),
        last_payment_error: error ? pick(error, ['type', 'code', 'decline_code', 'message']) : null,
        ...(evidence && { evidence_details: pick(evidence, ['due_by']) }),
      },
    },
  };
}

/** What stays stored of an essence once it is applied: the provider's words are on the payment then, and erased there. */
export function appliedEssence(essence: object): object {
  return JSON.parse(
    JSON.stringify(essence, (key, value: unknown) => (key === 'message' ? undefined : value)),
  ) as object;
}

interface Nested {
  readonly metadata?: object | null;
  readonly last_payment_error?: object | null;
  readonly evidence_details?: object | null;
}

/** The plain values among these; what the provider has expanded into an object is not one. */
function pick(from: object, names: readonly string[]): Record<string, unknown> {
  const known = from as Record<string, unknown>;
  return Object.fromEntries(
    names.flatMap(name =>
      typeof known[name] === 'object' || known[name] === undefined ? [] : [[name, known[name]]],
    ),
  );
}
