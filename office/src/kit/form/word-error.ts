import type { UserError } from './user-error.ts';

/** Words an error for the reader of a form. What the API says in its own terms ("price" must …) names the field by its label. */
export function wordError(error: UserError, label: string | undefined): string {
  const name = label ?? 'This';
  const { min, max } = error;
  switch (error.reason) {
    case 'REQUIRED':
      return `${name} is required.`;
    case 'TOO_SHORT':
      return min == null ? `${name} is too short.` : `${name} needs at least ${characters(min)}.`;
    case 'TOO_LONG':
      return max == null ? `${name} is too long.` : `${name} may have at most ${characters(max)}.`;
    case 'TOO_SMALL':
      return min == null ? `${name} is too small.` : `${name} must be at least ${min}.`;
    case 'TOO_LARGE':
    case 'TOO_BIG':
      return max == null ? `${name} is too large.` : `${name} may be at most ${max}.`;
    case 'TOO_FEW':
      return min == null ? `${name} has too few entries.` : `${name} needs at least ${min}.`;
    case 'TOO_MANY':
      return max == null ? `${name} has too many entries.` : `${name} takes at most ${max}.`;
    default:
      return label ? nameByLabel(error, label) : error.message;
  }
}

function characters(count: number | string): string {
  return Number(count) === 1 ? '1 character' : `${count} characters`;
}

/** The message names the field as the input does; the reader knows it by its label. */
function nameByLabel(error: UserError, label: string): string {
  const last = error.path?.at(-1);
  return last ? error.message.replaceAll(`"${last}"`, label) : error.message;
}
