const BIGINT = /^bigint:(-?\d+)$/;

/** JSON with bigints kept: they travel as `bigint:123`. Strings that look like one are escaped by a leading `text:`. */
export const encodeJson = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === 'bigint') return `bigint:${item}`;
    if (typeof item === 'string' && (BIGINT.test(item) || item.startsWith('text:'))) return `text:${item}`;
    return item;
  });

/** Reverse of `encodeJson`. The result is unknown until a schema has parsed it. @throws SyntaxError when it is not JSON. */
export const decodeJson = (json: string): unknown =>
  JSON.parse(json, (_key, item: unknown) => {
    if (typeof item !== 'string') return item;
    if (item.startsWith('text:')) return item.slice(5);
    const match = BIGINT.exec(item);
    return match?.[1] === undefined ? item : BigInt(match[1]);
  });
