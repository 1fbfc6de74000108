import { sourceKey } from '@/components/ui/distinct-sources';
import type { LeafSource } from '@/components/ui/SourceView';
import type { Source } from '@/lib/core/fact';

/** A source in full, with the number it is called by from then on; or a formula over such. */
export type CitedSource =
  | { readonly kind: 'source'; readonly key: string; readonly number: number; readonly source: LeafSource }
  | { readonly kind: 'formula'; readonly key: string; readonly formula: string; readonly inputs: Citation };
/** What something rests on: what is mentioned for the first time, and the numbers of what stands above already. */
export type Citation = { readonly first: readonly CitedSource[]; readonly again: readonly number[] };

/** Cites sources so that each stands in full once, where it is first mentioned; after that its number stands for it. */
export const createCiter = (): {
  readonly cite: (sources: readonly Source[]) => Citation;
  readonly count: () => number;
} => {
  const numbers = new Map<string, number>();
  const cite = (sources: readonly Source[]): Citation => {
    const first: CitedSource[] = [];
    const again: number[] = [];
    const formulas = new Set<string>();
    for (const source of sources) {
      const key = sourceKey(source);
      if (source.kind === 'derived') {
        if (formulas.has(key)) continue;
        formulas.add(key);
        first.push({ kind: 'formula', key, formula: source.formula, inputs: cite(source.inputs) });
        continue;
      }
      const number = numbers.get(key);
      if (number === undefined) {
        numbers.set(key, numbers.size + 1);
        first.push({ kind: 'source', key, number: numbers.size, source });
      } else if (!again.includes(number)) again.push(number);
    }
    // Of what was met in full just now there is nothing to repeat.
    return {
      first,
      again: again.filter((number) => !first.some((it) => it.kind === 'source' && it.number === number)),
    };
  };
  return { cite, count: () => numbers.size };
};
