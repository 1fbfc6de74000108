import type { Fact } from '@/lib/core/fact';
import { percent, type Quantity as QuantityValue } from '@/lib/core/sentence';
import { Quantity } from './Quantity';
import { UnknownValue } from './UnknownValue';

type FactValueProps<T> = {
  readonly of: Fact<T>;
  readonly as: (value: T) => QuantityValue;
  readonly isBare?: boolean;
};

/** A fact: its value, which opens its evidence, or that it is unknown and why. */
export const FactValue = <T,>({ of, as, isBare = false }: FactValueProps<T>) =>
  of.known ? (
    <Quantity of={as(of.value)} evidence={[of.source]} asOf={of.asOf} isBare={isBare} />
  ) : (
    <UnknownValue of={of} />
  );

/** A share of a whole. */
export const ShareValue = ({ of, isBare = false }: { of: Fact<bigint>; isBare?: boolean }) => (
  <FactValue of={of} as={percent} isBare={isBare} />
);
