/** Shown for a missing value; the reason belongs in a tooltip. */
export const MISSING = '–';

const NBSP = '\u00a0';
const MINUS = '\u2212';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Date covers ±8.64e15 ms. */
const MAX_DATE_MS = 8.64e15;

type Maybe = number | null | undefined;

const threeDigits = new Intl.NumberFormat('en-US', { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
const threeDigitsAtMost = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 17 });

/** Three significant digits with thousands separated: `1,230`, `12.3`, `0.0123`; an en dash for what is no number. */
export function formatNumber(value: Maybe): string {
  if (!isNumber(value)) return MISSING;
  const size = Math.abs(value);
  if (size === 0) return '0';
  const sign = value < 0 ? MINUS : '';
  if (size < 1e-6) return value < 0 ? `> ${MINUS}0.000001` : '< 0.000001';
  if (size >= 999_500_000_000) return sign + powerOfTen(size);
  return sign + (Number.isInteger(value) ? threeDigitsAtMost : threeDigits).format(size);
}

/** The stored number in full, for tooltips: `1,234.5678`. */
export function formatExact(value: Maybe): string {
  if (!isNumber(value)) return MISSING;
  const size = Math.abs(value);
  const sign = value < 0 ? MINUS : '';
  if (size !== 0 && (size < 1e-6 || size >= 1e15)) return sign + powerOfTen(size, 15);
  return sign + exact.format(Number(size.toPrecision(15)));
}

/** A whole number with thousands separated: `12,345`. */
export function formatCount(value: Maybe): string {
  if (!isNumber(value)) return MISSING;
  // Most counts are small, and the formatter of the browser is slow.
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  return (value < 0 && Math.round(value) !== 0 ? MINUS : '') + whole.format(Math.abs(value));
}

/** A share of one: `71 %`; what is not quite none or all says so: `< 1 %`, `> 99 %`. */
export function formatPercent(share: Maybe): string {
  if (!isNumber(share)) return MISSING;
  const percent = share * 100;
  if (percent > 0 && percent < 1) return `< 1${NBSP}%`;
  if (percent > 99 && percent < 100) return `> 99${NBSP}%`;
  return `${formatCount(percent)}${NBSP}%`;
}

/** A time span in the unit that suits it: `12.3 ms`, `1.23 s`, `2 min 5 s`, `3 h 12 min`. */
export function formatDurationMs(ms: Maybe): string {
  if (!isNumber(ms)) return MISSING;
  if (ms < 0) return MINUS + formatDurationMs(-ms);
  if (ms < 999.5) return `${formatNumber(ms)}${NBSP}ms`;
  if (ms < 59.95 * SECOND) return `${formatNumber(ms / SECOND)}${NBSP}s`;
  if (ms < HOUR - SECOND / 2) return twoUnits(Math.round(ms / SECOND), 60, 'min', 's');
  if (ms < 2 * DAY) return twoUnits(Math.round(ms / MINUTE), 60, 'h', 'min');
  return twoUnits(Math.round(ms / HOUR), 24, 'd', 'h');
}

/** A size in decimal units: `4.8 GB`, `512 B`. */
export function formatBytes(bytes: Maybe): string {
  if (!isNumber(bytes)) return MISSING;
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
  let size = Math.abs(bytes);
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  const text = unit === 0 ? formatCount(size) : threeDigitsAtMost.format(size);
  return `${bytes < 0 ? MINUS : ''}${text}${NBSP}${units[unit] ?? 'B'}`;
}

/** How long ago, in one unit: `3 days ago`, `just now`, `in 2 hours`. */
export function formatAge(ms: Maybe, nowMs: number): string {
  if (!isNumber(ms)) return MISSING;
  const age = nowMs - ms;
  const span = Math.abs(age);
  if (span < MINUTE) return 'just now';
  const text = largestUnit(span);
  return age < 0 ? `in ${text}` : `${text} ago`;
}

/** A UTC day: `12 May 2025`. */
export function formatDateUtc(ms: Maybe): string {
  if (!isDate(ms)) return MISSING;
  const date = new Date(ms);
  return dayText(date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear());
}

/** A UTC minute: `12 May 2025, 14:03 UTC`. */
export function formatDateTimeUtc(ms: Maybe): string {
  if (!isDate(ms)) return MISSING;
  const date = new Date(ms);
  return `${formatDateUtc(ms)}, ${clockText(date.getUTCHours(), date.getUTCMinutes())} UTC`;
}

/** A minute in the reader's time zone: `12 May 2025, 16:03`. */
export function formatDateTimeLocal(ms: Maybe): string {
  if (!isDate(ms)) return MISSING;
  const date = new Date(ms);
  return `${dayText(date.getDate(), date.getMonth(), date.getFullYear())}, ${clockText(date.getHours(), date.getMinutes())}`;
}

/** `1 model`, `2 models`. */
export function formatQuantity(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

function isNumber(value: Maybe): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isDate(ms: Maybe): ms is number {
  return isNumber(ms) && Math.abs(ms) <= MAX_DATE_MS;
}

function powerOfTen(size: number, digits = 3): string {
  const [mantissa = '', exponent = ''] = size.toExponential(digits - 1).split('e');
  const shown = digits === 3 ? mantissa : String(Number(mantissa));
  return `${shown}${NBSP}×${NBSP}10${superscript(Number(exponent))}`;
}

function superscript(value: number): string {
  const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  return (value < 0 ? '⁻' : '') + Array.from(String(Math.abs(value)), (digit) => digits.charAt(Number(digit))).join('');
}

function twoUnits(total: number, base: number, big: string, small: string): string {
  const rest = total % base;
  const head = `${formatCount(Math.floor(total / base))}${NBSP}${big}`;
  return rest === 0 ? head : `${head} ${rest}${NBSP}${small}`;
}

function largestUnit(span: number): string {
  if (span < HOUR) return formatQuantity(Math.floor(span / MINUTE), 'minute');
  if (span < DAY) return formatQuantity(Math.floor(span / HOUR), 'hour');
  if (span < 60 * DAY) return formatQuantity(Math.floor(span / DAY), 'day');
  if (span < 730 * DAY) return formatQuantity(Math.floor(span / (30.44 * DAY)), 'month');
  return formatQuantity(Math.floor(span / (365.25 * DAY)), 'year');
}

function dayText(day: number, month: number, year: number): string {
  return `${day} ${MONTHS[month] ?? ''} ${year}`;
}

function clockText(hours: number, minutes: number): string {
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
