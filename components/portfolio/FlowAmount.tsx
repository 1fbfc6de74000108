import { FactValue } from '@/components/ui/FactValue';
import { amount } from '@/lib/core/sentence';
import { AtLeast } from './AtLeast';
import type { FlowSize } from './flow-graph';

/** The value of a band or of what it leads to, in ETH. */
export const FlowAmount = ({ wei, isPartial }: FlowSize) => (
  <AtLeast isPartial={isPartial}>
    <FactValue of={wei} as={(value) => amount(value, 18, 'ETH')} />
  </AtLeast>
);
