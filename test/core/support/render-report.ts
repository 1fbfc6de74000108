import type { Source } from '@/lib/core/fact';
import type { Report } from '@/lib/core/report';

const KINDS = ['onchain', 'feed', 'registry', 'page', 'derived', 'assumed'];
const isSource = (value: unknown): value is Source =>
  typeof value === 'object' && value !== null && 'kind' in value && KINDS.includes(String(value.kind));

/** A source on one line, its inputs once each. */
const renderSource = (source: Source): string => {
  switch (source.kind) {
    case 'onchain':
      return `onchain ${source.chainId}@${source.block} ${source.contract.slice(0, 8)} ${source.call}`;
    case 'feed':
      return `feed ${source.url} ${source.fetchedAt}`;
    case 'registry':
      return `registry ${source.document} ${source.date}`;
    case 'page':
      return `page ${source.host} ${source.seenAt}`;
    case 'derived':
      return `${source.formula} <- ${[...new Set(source.inputs.map(renderSource))].join(' | ')}`;
    case 'assumed':
      return `assumed ${source.why}`;
  }
};

/** A whole report as text that a person can review: evidence on one line, everything else in full. */
export const renderReport = (report: Report): string => {
  const withSources = (key: string, value: unknown): unknown => {
    if (typeof value === 'bigint') return `bigint:${value}`;
    return (key === 'source' || /^\d+$/.test(key)) && isSource(value) ? renderSource(value) : value;
  };
  return `${JSON.stringify(report, withSources, 2)}\n`;
};
