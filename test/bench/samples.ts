/** Figures of one kind, taken again and again. */
export class Samples {
  readonly #values = new Map<string, number[]>();

  add(key: string, ...values: readonly number[]): void {
    this.#values.set(key, [...(this.#values.get(key) ?? []), ...values]);
  }

  of(key: string): readonly number[] {
    return this.#values.get(key) ?? [];
  }

  /** @throws when nothing was taken under this name: a bench must not show a figure it does not have. */
  median(key: string): number {
    return quantile(this.of(key), 0.5, key);
  }

  /** Median with the middle half, `12.3 (11.0–14.2)`. */
  text(key: string, digits = 1): string {
    const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(this.of(key), share, key).toFixed(digits));
    return `${middle} (${low}–${high})`;
  }
}

function quantile(values: readonly number[], share: number, key: string): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) throw new Error(`nothing was measured of ${key}`);
  return below + (above - below) * (place - Math.floor(place));
}
