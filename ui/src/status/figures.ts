/** A length of time in one unit: "250ms", "12.3s", "4m". */
export function duration(millis: number, locale: string): string {
  const seconds = millis / 1000;
  if (seconds < 1) {
    return unit(millis, 'millisecond', millis < 10 ? 1 : 0, locale);
  }
  if (seconds < 60) {
    return unit(seconds, 'second', seconds < 10 ? 1 : 0, locale);
  }
  if (seconds < 3600) {
    return unit(seconds / 60, 'minute', seconds < 600 ? 1 : 0, locale);
  }
  return seconds < 172_800
    ? unit(seconds / 3600, 'hour', 1, locale)
    : unit(seconds / 86_400, 'day', 1, locale);
}

const BYTES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Bytes in powers of 1,000, as the units are defined. */
export function bytes(count: number, locale: string): string {
  const power = count < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(count) / 3));
  return unit(count / 1000 ** power, BYTES[power] ?? 'byte', power < 2 ? 0 : 1, locale);
}

/** A number with at most so many digits after the point. */
export function figure(value: number, locale: string, digits = 0): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

function unit(value: number, name: string, digits: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: name,
    unitDisplay: 'narrow',
    maximumFractionDigits: digits,
  }).format(value);
}
