import type { Source } from '@/lib/core/fact';
import type { Quantity as QuantityValue } from '@/lib/core/sentence';
import { Evidenced } from './Evidenced';
import { formatExact, formatPercent, formatQuantity } from './format';
import { useLocale } from './locale';

type QuantityProps = {
  readonly of: QuantityValue;
  readonly evidence?: readonly Source[];
  /** Unix seconds the value stood for. */
  readonly asOf?: number;
  /** Leaves the percent sign away, for the first of a pair. */
  readonly isBare?: boolean;
};

/** One value by locale; with evidence it is the button that opens it. Text written by others is isolated. */
export const Quantity = ({ of, evidence = [], asOf, isBare = false }: QuantityProps) => {
  const { language } = useLocale();
  if (of.type === 'text') return <bdi className="name">{of.text}</bdi>;
  if (of.type === 'address')
    return (
      <bdi className="address" title={of.address}>
        {formatQuantity(of, language)}
      </bdi>
    );
  const full = formatQuantity(of, language);
  const shown = isBare && of.type === 'percent' ? formatPercent(of.wad, language, true) : full;
  if (evidence.length === 0) return <span className="num">{shown}</span>;
  const exact = formatExact(of, language);
  return (
    <Evidenced
      sources={evidence}
      label={full}
      {...(exact === undefined ? {} : { exact })}
      {...(asOf === undefined ? {} : { asOf })}
    >
      {shown}
    </Evidenced>
  );
};
