import { emailProblem, textProblem } from '../../graphql/validation.ts';
import { codeProblem } from './code-column.ts';
import { type Column, optional, text } from './columns.ts';

/** Text of at most this many characters. */
export function words(max: number): Column<string> {
  return text(value => textProblem(value, { max }));
}

/** An email address; may be empty. */
export const email: Column<string | null> = optional(text(emailProblem));

/** Columns that files about companies and people share. */
export const contactColumns = {
  code: text(codeProblem),
  name: words(200),
  contactName: optional(words(200)),
  email,
  phone: optional(words(40)),
  city: optional(words(100)),
  country: optional(words(100)),
};

/** What somebody new has where the file has no column. */
export const contactDefaults = { contactName: null, email: null, phone: null, city: null, country: null };
