const BIGINT = /^bigint:(-?\d+)$/;

const textOf = (text: string): string =>
  JSON.stringify(text.startsWith('bigint:') || text.startsWith('text:') ? `text:${text}` : text);

/**
 * A value as text. Bigints are kept: they travel as `bigint:123`. What occurs several times is written once, as most of a report is the same
 * few sources: the text is `[parts, value]`, where every object and array is one of the parts and `[n]` stands for the n-th. Strings that look
 * like a bigint are escaped by a leading `text:`.
 */
export const encodeJson = (value: unknown): string => {
  const places = new Map<string, number>();
  const placeOf = (part: string): string => {
    const place = places.get(part) ?? places.size;
    places.set(part, place);
    return `[${place}]`;
  };
  const write = (item: unknown): string | undefined => {
    if (typeof item === 'bigint') return `"bigint:${item}"`;
    if (typeof item === 'string') return textOf(item);
    if (typeof item !== 'object' || item === null) return JSON.stringify(item);
    if (Array.isArray(item)) return placeOf(`[${item.map((each) => write(each) ?? 'null').join()}]`);
    const fields: string[] = [];
    for (const [key, each] of Object.entries(item)) {
      const written = write(each);
      if (written !== undefined) fields.push(`${JSON.stringify(key)}:${written}`);
    }
    return placeOf(`{${fields.join()}}`);
  };
  const written = write(value) ?? 'null';
  return `[[${[...places.keys()].join()}],${written}]`;
};

const read = (item: unknown, parts: readonly unknown[]): unknown => {
  if (Array.isArray(item)) return parts[Number(item[0])];
  if (typeof item !== 'string') return item;
  if (item.startsWith('text:')) return item.slice(5);
  const digits = item.startsWith('bigint:') ? BIGINT.exec(item)?.[1] : undefined;
  return digits === undefined ? item : BigInt(digits);
};

/**
 * Reverse of `encodeJson`; what was written once is one object in many places. The result is unknown until a schema has parsed it.
 * @throws SyntaxError when the text was not written by `encodeJson`.
 */
export const decodeJson = (json: string): unknown => {
  const decoded: unknown = JSON.parse(json);
  const [parts, value]: unknown[] = Array.isArray(decoded) ? decoded : [];
  if (!Array.isArray(parts)) throw new SyntaxError('not a value that was encoded here');
  // A part stands behind all that it is made of.
  for (const part of parts as (unknown[] & Record<string, unknown>)[])
    for (const key of Object.keys(part)) part[key] = read(part[key], parts);
  return read(value, parts);
};
