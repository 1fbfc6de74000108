// Making an Intl formatter costs many times a use of it, and a report uses the same few dozens of times.
const remember = <O extends object, F>(make: (language: string, options: O) => F) => {
  const made = new Map<string, F>();
  return (language: string, options: O = {} as O): F => {
    const key = `${language} ${JSON.stringify(options)}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const formatter = make(language, options);
    made.set(key, formatter);
    return formatter;
  };
};

/** `Intl.NumberFormat`, one for each language and set of options. */
export const numberFormat = remember<Intl.NumberFormatOptions, Intl.NumberFormat>(
  (language, options) => new Intl.NumberFormat(language, options),
);

/** `Intl.DateTimeFormat`, one for each language and set of options. */
export const dateTimeFormat = remember<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>(
  (language, options) => new Intl.DateTimeFormat(language, options),
);

/** `Intl.RelativeTimeFormat`, one for each language and set of options. */
export const relativeTimeFormat = remember<Intl.RelativeTimeFormatOptions, Intl.RelativeTimeFormat>(
  (language, options) => new Intl.RelativeTimeFormat(language, options),
);

/** `Intl.ListFormat`, one for each language and set of options. */
export const listFormat = remember<Intl.ListFormatOptions, Intl.ListFormat>(
  (language, options) => new Intl.ListFormat(language, options),
);

/** Loads the language data while nothing waits for it: the first formatter of a process costs tens of milliseconds. */
export const warmFormats = (language: string): void => {
  const warm = (): void => {
    numberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(0);
    numberFormat(language, { maximumFractionDigits: 2 }).format(0);
  };
  if (typeof requestIdleCallback === 'function') requestIdleCallback(warm);
  else setTimeout(warm, 0);
};
