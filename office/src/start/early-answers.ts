/** How old an early answer may get. Later the page asks for itself, to show what is true then. */
const maxAgeMs = 10_000;

interface Early {
  readonly answer: Promise<Response>;
  readonly askedAt: number;
}

/** What was asked before the application was loaded, by the body of the request. */
const early = new Map<string, Early>();

/** Set once the application asks for itself. What it has asked for, nobody may ask for early: it would find an older answer. */
let isOver = false;

/**
 * Sends a query as the client of the application sends it later, which then finds its answer here.
 * Undefined when the application asks for itself already.
 * @param variables as the client writes them: with their names in the order of the alphabet, and absent for a query that has none
 */
export function askEarly(documentId: string, variables?: object): Promise<Response> | undefined {
  if (isOver) return undefined;
  const body = JSON.stringify({ documentId, variables });
  const answer = fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body,
  });
  // Whoever takes it hears of a failure.
  answer.catch(() => undefined);
  early.set(body, { answer, askedAt: performance.now() });
  return answer;
}

/** `fetch`, except that what was asked early is not asked again. Each early answer is given once. */
export const fetchAfterEarly: typeof fetch = (input, init) => {
  const body = String(init?.body);
  const found = early.get(body);
  early.delete(body);
  if (found && performance.now() - found.askedAt < maxAgeMs) return found.answer;
  isOver = true;
  return fetch(input, init);
};

/** Drops what nobody took: it belongs to the person who was signed in when the page was opened. */
export function dropEarlyAnswers(): void {
  isOver = true;
  early.clear();
}
