import { count } from '@/lib/core/sentence';
import { listFormat } from './intl';
import { useLocale } from './locale';
import { useText } from './sentence-text';

type NamesProps = {
  readonly of: readonly string[];
  /** How many are named before the rest is only counted; all when absent. */
  readonly most?: number;
};

/** Names as the language lists them, each once and isolated from the direction of the others. */
export const Names = ({ of, most }: NamesProps) => {
  const { language } = useLocale();
  const text = useText();
  const all = [...new Set(of)];
  // To count a single one takes as much room as its name.
  const named = most === undefined || all.length <= most + 1 ? all : all.slice(0, most);
  const left = all.length - named.length;
  return listFormat(language, { type: 'conjunction' })
    .formatToParts(left === 0 ? named : [...named, text('ui.names.more', { count: count(left) })])
    .map(({ type, value }) => (type === 'element' ? <bdi key={value}>{value}</bdi> : value));
};
