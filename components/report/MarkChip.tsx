import { Chip } from '@/components/ui/Chip';
import { Evidenced } from '@/components/ui/Evidenced';
import { useLocale } from '@/components/ui/locale';
import { Say } from '@/components/ui/Say';
import { sentenceText } from '@/components/ui/sentence-text';
import type { LayerMark } from '@/lib/core/layer';

/** A layer's mark. It opens the whole statement behind its one or two words, with its evidence. */
export const MarkChip = ({ mark }: { mark: LayerMark }) => {
  const locale = useLocale();
  const { values } = mark.claim.sentence;
  const key = `layer.mark.${mark.key}`;
  return (
    <Evidenced sources={mark.claim.evidence} label={sentenceText(mark.claim.sentence, locale)} look="plain">
      <Chip tone={mark.tone}>
        <Say of={values === undefined ? { key } : { key, values }} />
      </Chip>
    </Evidenced>
  );
};
