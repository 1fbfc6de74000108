import { count } from '@/lib/core/sentence';
import { foldAfter } from './fold';
import { listFormat } from './intl';
import { useLocale } from './locale';
import { useText } from './sentence-text';

type NamesProps = {
  readonly of: readonly string[];
  /** How many are named before the rest is only counted; all when absent. */
  readonly most?: number;
};

/** Names as the language lists them, each once and isolated from the direction of the others. */
export const Names = ({ of, most = of.length }: NamesProps) => {
  const { language } = useLocale();
  const text = useText();
  const all = [...new Set(of)];
  const { first, rest } = foldAfter(all, most);
  return listFormat(language, { type: 'conjunction' })
    .formatToParts(rest.length === 0 ? first : [...first, text('ui.names.more', { count: count(rest.length) })])
    .map(({ type, value }) => (type === 'element' ? <bdi key={value}>{value}</bdi> : value));
};
