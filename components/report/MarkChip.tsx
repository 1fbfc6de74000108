import { Chip } from '@/components/ui/Chip';
import { Evidenced } from '@/components/ui/Evidenced';
import { useLocale } from '@/components/ui/locale';
import { Say } from '@/components/ui/Say';
import { sentenceText } from '@/components/ui/sentence-text';
import type { Layer, LayerMark } from '@/lib/core/layer';
import { address as addressOf, type Sentence, say } from '@/lib/core/sentence';
import type { ServiceTerms } from '@/lib/core/slashing';
import { type Address, isSameAddress } from '@/lib/core/units';

/** A mark in its one or two words. Of slashed funds that go to somebody it says to whom, where that is known. */
const wordsOf = ({ key, claim }: LayerMark, { address }: Layer, service: ServiceTerms | undefined): Sentence => {
  const recipient = service?.recipient;
  if (key !== 'redistributes' || recipient?.known !== true) return say(`layer.mark.${key}`, claim.sentence.values);
  const isOf = (other: Address | undefined): boolean => other !== undefined && isSameAddress(recipient.value, other);
  if (isOf(address)) return say('layer.mark.redistributesSelf');
  if (service?.slasher.known && isOf(service.slasher.value)) return say('layer.mark.redistributesSlasher');
  return say('layer.mark.redistributesTo', { recipient: addressOf(recipient.value) });
};

type MarkChipProps = { readonly mark: LayerMark; readonly layer: Layer; readonly service?: ServiceTerms };

/** A layer's mark. It opens the whole statement behind its one or two words, with its evidence. */
export const MarkChip = ({ mark, layer, service }: MarkChipProps) => {
  const locale = useLocale();
  return (
    <Evidenced sources={mark.claim.evidence} label={sentenceText(mark.claim.sentence, locale)} look="plain">
      <Chip tone={mark.tone}>
        <Say of={wordsOf(mark, layer, service)} />
      </Chip>
    </Evidenced>
  );
};
