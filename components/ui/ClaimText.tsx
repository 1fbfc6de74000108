import type { Claim, Quantity } from '@/lib/core/sentence';
import { EvidenceMark } from './EvidenceMark';
import { Say } from './Say';

const isNumber = (quantity: Quantity): boolean => quantity.type !== 'text' && quantity.type !== 'address';

/** A statement; its numbers open its evidence, or a mark at its end does when there is no number in it. */
export const ClaimText = ({ of }: { of: Claim }) => {
  const hasNumber = Object.values(of.sentence.values ?? {}).some(isNumber);
  return (
    <>
      <Say of={of.sentence} evidence={of.evidence} />
      {hasNumber || of.evidence.length === 0 ? null : <EvidenceMark sentence={of.sentence} sources={of.evidence} />}
    </>
  );
};
