const minuteMs = 60_000;
/** Offsets change at quarter hours only, so each quarter hour has one. */
const slotMs = 15 * minuteMs;
const maxKnown = 20_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, Map<number, number>>();

/** How many minutes a time zone is ahead of UTC at a moment. */
export function offsetMinutes(timeZone: string, at: Date): number {
  let offsets = known.get(timeZone);
  if (!offsets || offsets.size > maxKnown) {
    offsets = new Map();
    known.set(timeZone, offsets);
  }
  const slot = Math.floor(at.getTime() / slotMs);
  let offset = offsets.get(slot);
  if (offset === undefined) {
    offset = readOffset(timeZone, slot * slotMs);
    offsets.set(slot, offset);
  }
  return offset;
}

/** A moment in the local time of a time zone, such as "2026-03-01T13:00:00+01:00" (ISO 8601, to the second). */
export function zonedIso(timeZone: string, at: Date): string {
  const offset = offsetMinutes(timeZone, at);
  const two = (n: number) => String(n).padStart(2, '0');
  const ahead = Math.abs(offset);
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
  return `${wallClock(at, offset).slice(0, 19)}${zone}`;
}

/** The same for people, to the minute and without the zone: "2026-03-01 13:00". */
export function zonedText(timeZone: string, at: Date): string {
  return wallClock(at, offsetMinutes(timeZone, at)).slice(0, 16).replace('T', ' ');
}

function wallClock(at: Date, offset: number): string {
  return new Date(at.getTime() + offset * minuteMs).toISOString();
}

function readOffset(timeZone: string, at: number): number {
  const parts = partsIn(timeZone, new Date(at));
  const part = (name: string) => Number(parts.get(name));
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return Math.round((shown - at) / minuteMs);
}

/** The local date and time of a moment in a time zone: `year`, `month`, `day`, `hour`, `minute`, and `second`. */
export function partsIn(timeZone: string, at: Date): ReadonlyMap<string, string> {
  return new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', {
      timeZone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}
