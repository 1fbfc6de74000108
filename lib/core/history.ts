import { OutOfDomainError } from './errors';

// Counts with exact intervals (risk-model §3.3). Plain numbers: these are shares of a count, not money.

/** A count of events among `trials`, with its exact interval. Shares between 0 and 1; say whether they are per lifetime or per year. */
export type CountInterval = { readonly share: number; readonly lower: number; readonly upper: number };

const LANCZOS_FIRST = 0.99999999999980993;
const LANCZOS: readonly number[] = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Gamma(x), x > 0. Lanczos, g = 7. */
const logGamma = (x: number): number => {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const series = LANCZOS.reduce((sum, term, index) => sum + term / (shifted + index + 1), LANCZOS_FIRST);
  const base = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(series);
};

const TINY = 1e-300;
const away = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** Continued fraction of the incomplete beta function (Lentz); for x < (a + 1) / (a + b + 2). */
const betaFraction = (x: number, a: number, b: number): number => {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return value;
};

/** Regularised incomplete beta function I_x(a, b), a, b > 0. */
export const incompleteBeta = (x: number, a: number, b: number): number => {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
};

/** x with I_x(a, b) = probability, by halving. */
const betaQuantile = (probability: number, a: number, b: number): number => {
  let [low, high] = [0, 1];
  for (let step = 0; step < 200 && high - low > Number.EPSILON * high; step++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/**
 * Clopper-Pearson interval of `events` among `trials` at `confidence` (0.95 by default). Events that cluster make it too narrow: say so.
 * @throws OutOfDomainError unless 0 <= events <= trials, trials >= 1 and 0 < confidence < 1.
 */
export const clopperPearson = (events: number, trials: number, confidence = 0.95): CountInterval => {
  const areCounts = Number.isInteger(events) && Number.isInteger(trials) && events >= 0 && trials >= 1;
  if (!areCounts || events > trials || confidence <= 0 || confidence >= 1)
    throw new OutOfDomainError('An interval', 'whole numbers with 0 <= events <= trials and at least one trial');
  const tail = (1 - confidence) / 2;
  return {
    share: events / trials,
    lower: events === 0 ? 0 : betaQuantile(tail, events, trials - events + 1),
    upper: events === trials ? 1 : betaQuantile(1 - tail, events + 1, trials - events),
  };
};

/** No event in `trials`: exact one-sided upper bound 1 - (1 - confidence)^(1/n), about 3/n at 95 %. */
export const zeroEventBound = (trials: number, confidence = 0.95): number => {
  if (!(trials > 0) || confidence <= 0 || confidence >= 1)
    throw new OutOfDomainError('An upper bound', 'at least one trial');
  return -Math.expm1(Math.log1p(-confidence) / trials);
};

/** No event during an exposure of T (years, operator-set days …): upper bound -ln(1 - confidence) / T on the rate, about 3/T at 95 %. */
export const zeroEventRate = (exposure: number, confidence = 0.95): number => {
  if (!(exposure > 0) || confidence <= 0 || confidence >= 1)
    throw new OutOfDomainError('An upper bound', 'an exposure above 0');
  return -Math.log1p(-confidence) / exposure;
};

/**
 * Events per protocol and year if there were N protocols: events / (N * years). N is always an assumption; show it beside the result
 * (risk-model §3.3: the same 292 events give 10.2 % or 1.0 %).
 */
export const assumedBaseRate = (events: number, years: number, protocols: number): number => {
  if (!(years > 0) || !(protocols > 0) || events < 0)
    throw new OutOfDomainError('A base rate', 'years and protocols above 0');
  return events / (protocols * years);
};
