import { listFormat } from './intl';
import { useLocale } from './locale';

/** Names as the language lists them, each once and isolated from the direction of the others. */
export const Names = ({ of }: { readonly of: readonly string[] }) => {
  const { language } = useLocale();
  return listFormat(language, { type: 'conjunction' })
    .formatToParts(new Set(of))
    .map(({ type, value }) => (type === 'element' ? <bdi key={value}>{value}</bdi> : value));
};
