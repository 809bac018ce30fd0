import type { Answer } from './answer.ts';

/** The code of the first top-level error, or undefined. */
export function codeOf({ errors }: Answer): unknown {
  return errors?.[0]?.extensions.code;
}

/** The codes of the user errors of payloads. */
export function codesOf(...payloads: { userErrors: { code: string }[] }[]): string[] {
  return payloads.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
}
