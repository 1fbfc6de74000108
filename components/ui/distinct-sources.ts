import type { Source } from '@/lib/core/fact';

/** Names a source by everything that tells it from another. */
export const sourceKey = (source: Source): string => {
  switch (source.kind) {
    case 'onchain':
      return `onchain ${source.chainId} ${source.block} ${source.contract} ${source.call}`;
    case 'feed':
      return `feed ${source.url} ${source.fetchedAt}`;
    case 'registry':
      return `registry ${source.document} ${source.date}`;
    case 'page':
      return `page ${source.host} ${source.seenAt}`;
    case 'derived':
      return `derived ${source.formula} (${source.inputs.map(sourceKey).join(', ')})`;
    case 'assumed':
      return `assumed ${source.why}`;
  }
};

export type KeyedSource = { readonly key: string; readonly source: Source };

/** Each source once, in order of first mention. */
export const distinctSources = (sources: readonly Source[]): KeyedSource[] => {
  const byKey = new Map<string, Source>();
  for (const source of sources) {
    const key = sourceKey(source);
    if (!byKey.has(key)) byKey.set(key, source);
  }
  return [...byKey].map(([key, source]) => ({ key, source }));
};
