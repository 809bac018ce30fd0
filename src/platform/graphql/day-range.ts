import { Field, InputType, registerEnumType } from 'type-graphql';
import {
  type DayRange,
  lengthOf,
  presetRange,
  type RangePreset,
  rangeBefore,
  rangePresets,
} from '../lib/day-range.ts';
import { UserError } from '../lib/user-error.ts';
import { CalendarDay } from './scalars.ts';

const RangePresetEnum = Object.fromEntries(Object.keys(rangePresets).map(key => [key, key]));
registerEnumType(RangePresetEnum, {
  name: 'RangePreset',
  description: "A named range of days, in the store's time zone.",
  valuesConfig: Object.fromEntries(
    Object.entries(rangePresets).map(([key, description]) => [key, { description }]),
  ),
});

@InputType({
  description:
    "A range of days in the store's time zone: by name, or by its first and last day. The filter of a list may leave out one of the two.",
})
export class DayRangeInput {
  @Field(() => RangePresetEnum, { nullable: true, description: 'A named range, instead of `from` and `to`.' })
  preset?: RangePreset | null;

  @Field(() => CalendarDay, { nullable: true, description: 'The first day.' })
  from?: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'The last day, included in the range.' })
  to?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for the range of the same length right before the one that is named, to compare with.',
  })
  previous?: boolean | null;
}

/** A hundred years. */
const maxDays = 36_525;
// Far from years without four digits, even after going back by the length of the range to compare.
const firstDay = '1900-01-01';
const lastDay = '2999-12-31';

/**
 * The days that an input names.
 * @throws UserError INVALID_INPUT when it names none, ends before it begins, or is too long or too far from today
 */
export function dayRangeOf(
  input: DayRangeInput,
  today: string,
  path: readonly string[] = ['range'],
): DayRange {
  const range = namedRange(input, today, path);
  return input.previous ? rangeBefore(range) : range;
}

function namedRange({ preset, from, to }: DayRangeInput, today: string, path: readonly string[]): DayRange {
  const refuse = (field: string, message: string): never => {
    throw new UserError('INVALID_INPUT', message, { path: [...path, field] });
  };
  if (preset) {
    if (from != null || to != null)
      return refuse('preset', 'Give either "preset", or "from" and "to"; not both.');
    return presetRange(preset, today);
  }
  if (from == null) return refuse('from', '"from" must be the first day, unless there is a "preset".');
  if (to == null) return refuse('to', '"to" must be the last day, unless there is a "preset".');
  if (from > to) return refuse('to', `"to" must be ${from} or later, but it is ${to}.`);
  if (from < firstDay) return refuse('from', `"from" must be ${firstDay} or later, but it is ${from}.`);
  if (to > lastDay) return refuse('to', `"to" must be ${lastDay} or earlier, but it is ${to}.`);
  const range = { from, to };
  if (lengthOf(range) > maxDays)
    return refuse('to', `The range must be at most 100 years long, but it is from ${from} to ${to}.`);
  return range;
}

/** Days without a beginning, or without an end. */
export type OpenDayRange = Partial<DayRange>;

/** The days that the filter of a list names. @throws UserError INVALID_INPUT */
export function openDayRangeOf(range: DayRangeInput, today: string, path: readonly string[]): OpenDayRange {
  if (range.preset || (range.from != null && range.to != null)) return dayRangeOf(range, today, path);
  const { from, to, previous } = range;
  if (previous)
    throw new UserError('INVALID_INPUT', '"previous" needs a "preset", or both "from" and "to".', {
      path: [...path, 'previous'],
    });
  // The missing end is one that the other end is checked against.
  if (from != null) return { from: dayRangeOf({ from, to: from }, today, path).from };
  return to == null ? {} : { to: dayRangeOf({ from: to, to }, today, path).to };
}
