import { type FormattedExecutionResult, GraphQLError } from 'graphql';
import type { Context } from '../context/context.ts';
import { AnswerMeter, maxAnswerBytes } from './answer-size.ts';

/**
 * An object has at most about 100 KB: a description of 10,000 characters, specs, and names as long as the document. So
 * answers that cost less cannot be too large, and need not be measured.
 */
const cheapest = 100;

/** More errors help nobody: they repeat one reason for every entry of a list. */
const maxErrors = 50;

/**
 * The result of an operation, unless it cost more or is larger than allowed: then the error alone, because the half of an
 * answer is of no use. Also limits the number of errors.
 */
export function boundedAnswer(ctx: Context, result: FormattedExecutionResult): FormattedExecutionResult {
  const { errors, data } = result;
  if (ctx.state.isOverspent) return refused(ctx.state.overspent());
  if (ctx.state.requested > cheapest) {
    const meter = new AnswerMeter(maxAnswerBytes - ctx.state.answerBytes);
    if (!meter.add(data)) return refused(tooLarge());
    ctx.state.answerBytes += meter.bytes;
  }
  return errors && errors.length > maxErrors ? { ...result, errors: errors.slice(0, maxErrors) } : result;
}

/** Whether there is only an error where data was asked for. */
export function isRefused(result: FormattedExecutionResult): boolean {
  return result.errors !== undefined && result.data === undefined;
}

function refused(error: GraphQLError): FormattedExecutionResult {
  const { http: _, ...extensions } = error.extensions;
  return { errors: [{ message: error.message, extensions }] };
}

function tooLarge(): GraphQLError {
  const message = `The answer is larger than ${maxAnswerBytes} bytes. Ask for fewer entries or fields.`;
  return new GraphQLError(message, { extensions: { code: 'ANSWER_TOO_LARGE', limit: maxAnswerBytes } });
}
