import type { Quantity } from '@/lib/core/sentence';
import { shortAddress } from '@/lib/core/text';
import { DAY, WAD } from '@/lib/core/units';
import { dateTimeFormat, numberFormat, relativeTimeFormat } from './intl';

/** Narrow no-break space, between a number and its unit. */
const THIN = '\u202f';
const HOUR = 3_600;
const MINUTE = 60;
const YEAR = 365 * DAY;

/** Intl reads decimal strings exactly; the type wants to be told. */
type Exact = `${number}`;

const abs = (value: bigint): bigint => (value < 0n ? -value : value);

/** `base / 10^decimals` written out exactly, without trailing zeros. */
export const decimalOf = (base: bigint, decimals: number): Exact => {
  const digits = abs(base)
    .toString()
    .padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const rest = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '');
  return `${base < 0n ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`}` as Exact;
};

const thinned = (parts: readonly Intl.NumberFormatPart[], isBare: boolean): string =>
  parts
    .filter((part, place) => {
      const isGap = part.type === 'literal' && parts[place + 1]?.type === 'percentSign';
      return !isGap && !(isBare && part.type === 'percentSign');
    })
    .map((part, place, kept) =>
      part.type === 'percentSign' && place > 0 && kept[place - 1]?.type !== 'minusSign'
        ? `${THIN}${part.value}`
        : part.value,
    )
    .join('');

const percentDigits = (size: bigint): number => {
  if (size >= WAD) return 0;
  return size >= WAD / 10n ? 1 : 2;
};

/**
 * A WAD share as a percentage of at most three significant digits (whole percents from 100 % on). What is not zero never reads
 * as zero, and what is not all never reads as 100 %. `isBare` leaves the sign away, for the first of a pair.
 */
export const formatPercent = (wad: bigint, language: string, isBare = false): string => {
  const size = abs(wad);
  const write = (value: bigint, digits: number): string =>
    thinned(
      numberFormat(language, { style: 'percent', maximumFractionDigits: digits }).formatToParts(decimalOf(value, 18)),
      isBare,
    );
  const smallest = WAD / 10_000n;
  if (size > 0n && size < smallest) return `${wad < 0n ? '>' : '<'}${write(wad < 0n ? -smallest : smallest, 2)}`;
  const nearlyAll = (WAD * 999n) / 1_000n;
  if (size > nearlyAll && size < WAD) return `${wad < 0n ? '<' : '>'}${write(wad < 0n ? -nearlyAll : nearlyAll, 1)}`;
  if (size >= WAD * 100_000n) {
    const compact = numberFormat(language, {
      style: 'percent',
      notation: 'compact',
      maximumSignificantDigits: 3,
    });
    return thinned(compact.formatToParts(decimalOf(wad, 18)), isBare);
  }
  return write(wad, percentDigits(size));
};

const power = (exponent: number): bigint => 10n ** BigInt(exponent);

/** The number of an amount: whole digits in full up to a million, three significant digits below ten, compact above. */
export const formatUnits = (base: bigint, decimals: number, language: string): string => {
  const size = abs(base);
  const one = power(decimals);
  const exact = decimalOf(base, decimals);
  if (size >= one * power(15))
    return numberFormat(language, { notation: 'scientific', maximumFractionDigits: 2 }).format(exact);
  if (size >= one * power(6))
    return numberFormat(language, { notation: 'compact', maximumSignificantDigits: 4 }).format(exact);
  // Below 0.00001 the digits say nothing to a person; the evidence has them.
  if (size > 0n && size * power(5) < one) {
    const floor = numberFormat(language, { maximumFractionDigits: 5 }).format('0.00001');
    return base < 0n ? `>-${floor}` : `<${floor}`;
  }
  if (size < one) return numberFormat(language, { maximumSignificantDigits: 3 }).format(exact);
  const digits = size >= one * 1_000n ? 0 : 2;
  return numberFormat(language, { maximumFractionDigits: digits }).format(exact);
};

/** An amount in base units with its symbol. */
export const formatAmount = (base: bigint, decimals: number, symbol: string, language: string): string =>
  `${formatUnits(base, decimals, language)}${THIN}${symbol}`;

type Scale = { readonly unit: 'second' | 'minute' | 'hour' | 'day' | 'year'; readonly seconds: number };

const scaleOf = (seconds: number): Scale => {
  const size = Math.abs(seconds);
  if (size === 0 || (size >= 2 * DAY && size < 3 * YEAR)) return { unit: 'day', seconds: DAY };
  if (size >= 3 * YEAR) return { unit: 'year', seconds: YEAR };
  if (size === DAY) return { unit: 'day', seconds: DAY };
  if (size >= 2 * HOUR) return { unit: 'hour', seconds: HOUR };
  return size >= 2 * MINUTE ? { unit: 'minute', seconds: MINUTE } : { unit: 'second', seconds: 1 };
};

const unitFormat = (scale: Scale, language: string): Intl.NumberFormat =>
  numberFormat(language, {
    style: 'unit',
    unit: scale.unit,
    unitDisplay: 'long',
    maximumFractionDigits: scale.unit === 'day' || scale.unit === 'year' ? 1 : 0,
  });

/** Seconds as days, hours, minutes: one unit, the one a person would count in. */
export const formatDuration = (seconds: number, language: string): string => {
  const scale = scaleOf(seconds);
  return unitFormat(scale, language).format(seconds / scale.seconds);
};

/** `7–10 days`: both ends in the unit of the longer one. */
export const formatDurationRange = (from: number, to: number, language: string): string => {
  const scale = scaleOf(to);
  return unitFormat(scale, language).formatRange(from / scale.seconds, to / scale.seconds);
};

const dateOf = (at: number): Date => new Date(at * 1_000);

/** Day and month of a time in unix seconds. */
export const formatDay = (at: number, language: string): string =>
  dateTimeFormat(language, { day: 'numeric', month: 'short' }).format(dateOf(at));

const dayOf = (at: number): number => {
  const date = dateOf(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / (DAY * 1_000);
};

/** When something starts: `today 9:40 PM`, `tomorrow 9:40 PM`, else its day. Unix seconds. */
export const formatStart = (at: number, now: number, language: string): string => {
  const days = dayOf(at) - dayOf(now);
  if (days !== 0 && days !== 1) return formatDay(at, language);
  const day = relativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
  return `${day} ${dateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(dateOf(at))}`;
};

/** `8 – 11 Dec`. */
export const formatDayRange = (from: number, to: number, language: string): string =>
  dateTimeFormat(language, { day: 'numeric', month: 'short' }).formatRange(dateOf(from), dateOf(to));

/** Day and time of a time in unix seconds. */
export const formatTime = (at: number, language: string): string =>
  dateTimeFormat(language, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(dateOf(at));

/** The whole of a time in unix seconds, with its zone: for evidence. */
export const formatExactTime = (at: number, language: string): string =>
  dateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long' }).format(dateOf(at));

/** A day in UTC, by its first second, with its year: `Nov 22, 2026`. */
const formatDate = (at: number, language: string): string =>
  dateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(dateOf(at));

/** An ISO date of the registry (`2026-11-22`). Left as it stands when it is not one. */
export const formatIsoDate = (iso: string, language: string): string => {
  const at = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(at) ? iso : formatDate(at / 1_000, language);
};

/** `8 sec. ago`. */
export const formatAge = (seconds: number, language: string): string => {
  const age = Math.max(0, Math.round(seconds));
  const scale =
    age < MINUTE
      ? { unit: 'second' as const, seconds: 1 }
      : age === DAY
        ? { unit: 'day' as const, seconds: DAY }
        : scaleOf(age);
  return relativeTimeFormat(language, { style: 'short' }).format(-Math.round(age / scale.seconds), scale.unit);
};

/** A number of things, in full. */
export const formatCount = (value: number | bigint, language: string): string => numberFormat(language).format(value);

/** Any quantity, short. */
export const formatQuantity = (quantity: Quantity, language: string): string => {
  switch (quantity.type) {
    case 'percent':
      return formatPercent(quantity.wad, language);
    case 'duration':
      return formatDuration(quantity.seconds, language);
    case 'time':
      return formatTime(quantity.at, language);
    case 'day':
      return formatDate(quantity.at, language);
    case 'amount':
      return formatAmount(quantity.base, quantity.decimals, quantity.symbol, language);
    case 'count':
      return formatCount(quantity.count, language);
    case 'text':
      return quantity.text;
    case 'address':
      return shortAddress(quantity.address);
  }
};

/** The whole of a quantity, to its last digit; undefined where the short form already is the whole. */
export const formatExact = (quantity: Quantity, language: string): string | undefined => {
  switch (quantity.type) {
    case 'percent':
      return `${decimalOf(quantity.wad * 100n, 18)}${THIN}%`;
    case 'amount':
      return `${decimalOf(quantity.base, quantity.decimals)}${THIN}${quantity.symbol}`;
    case 'duration':
      return numberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(quantity.seconds);
    case 'time':
      return formatExactTime(quantity.at, language);
    case 'address':
      return quantity.address;
    default:
      return undefined;
  }
};
