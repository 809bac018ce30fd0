import { codeDescription, codePattern } from '../../lib/code.ts';

/** What is wrong with a code in a file, or undefined. */
export function codeProblem(text: string): string | undefined {
  return codePattern.test(text) ? undefined : `must be ${codeDescription}.`;
}
