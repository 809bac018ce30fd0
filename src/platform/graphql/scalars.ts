import { GraphQLError, GraphQLScalarType, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
import { isCalendarDay } from '../lib/calendar-day.ts';

function badValue(message: string, node?: ValueNode): GraphQLError {
  return new GraphQLError(message, { ...(node && { nodes: node }), extensions: { code: 'BAD_USER_INPUT' } });
}

function decimal(value: unknown, node?: ValueNode): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^-?\d{1,30}(\.\d{1,30})?$/.test(text)) {
    throw badValue('Decimal must be a number in decimal notation, such as "129.90".', node);
  }
  return text;
}

/** Exact decimal numbers, sent as strings so that no client rounds them. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description:
    'An exact decimal number as a string, such as `"129.90"`. Inputs may also be written as a plain number.',
  serialize: value => String(value),
  parseValue: value => decimal(value),
  parseLiteral: node => {
    if (node.kind !== Kind.STRING && node.kind !== Kind.INT && node.kind !== Kind.FLOAT)
      throw badValue('Decimal must be a string such as "129.90".', node);
    // The digits are used as written, never converted to a float.
    return decimal(node.value, node);
  },
});

function calendarDay(value: unknown, node?: ValueNode): string {
  if (typeof value !== 'string' || !isCalendarDay(value))
    throw badValue('Date must be a day that exists, such as "2026-11-21".', node);
  return value;
}

/** A calendar day, without a time. */
export const CalendarDay = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar day, such as `"2026-11-21"`.',
  serialize: value => String(value),
  parseValue: value => calendarDay(value),
  parseLiteral: node => calendarDay(node.kind === Kind.STRING ? node.value : undefined, node),
});

/** Free-form data, such as the technical specifications of a product. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: value => value,
  parseValue: value => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
