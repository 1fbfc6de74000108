import { OutOfDomainError } from './errors';
import { combineFacts, type Fact, strongestUnknown, type Unknown } from './fact';
import { type Address, isSameAddress } from './units';

// Who can change or mint what the money rests on (risk-model §9 row 2 and additions: keys, bridges, code that changed).

/** A power over a layer: `required` of `of` parties act together, after an announced delay. Seconds. */
export type Control = {
  readonly layerId: string;
  readonly power: 'upgrade' | 'mint' | 'verify' | 'pause';
  readonly required: number;
  readonly of: number;
  readonly delaySeconds: number;
};

/** @throws OutOfDomainError unless 1 <= required <= of, whole, and the delay is 0 or more. */
const requireControl = ({ required, of, delaySeconds }: Control): void => {
  const areCounts = Number.isInteger(required) && Number.isInteger(of) && required >= 1 && required <= of;
  if (!areCounts || !(delaySeconds >= 0))
    throw new OutOfDomainError('A control', 'at least one of its parties and a delay of 0 or more');
};

const isWeaker = (a: Control, b: Control): boolean =>
  a.required === b.required ? a.delaySeconds < b.delaySeconds : a.required < b.required;

/**
 * The control that takes fewest parties, then the shortest delay. One that is not known makes it unknown, unless a known one needs a
 * single party without delay: nothing is weaker. Undefined without controls.
 * @throws OutOfDomainError for a control that cannot be.
 */
export const weakestControl = (controls: readonly Fact<Control>[]): Fact<Control> | undefined => {
  const readable = controls.flatMap((control) => (control.known ? [control] : []));
  for (const { value } of readable) requireControl(value);
  const [first, ...rest] = readable;
  const weakest = rest.reduce((found, next) => (found && isWeaker(next.value, found.value) ? next : found), first);
  const unknowns = controls.filter((control): control is Unknown => !control.known);
  const isWeakestPossible = weakest?.value.required === 1 && weakest.value.delaySeconds === 0;
  return unknowns.length > 0 && !isWeakestPossible ? strongestUnknown(unknowns) : weakest;
};

/** How a LayerZero path is verified (`UlnConfig`): all required verifiers, and `threshold` of the optional ones. */
export type VerifierConfig = {
  readonly requiredCount: number;
  readonly optionalCount: number;
  readonly optionalThreshold: number;
};

/**
 * m of n verifiers of a bridge: required + threshold, of required + optional. 1 of 1 is one key from minting unbacked tokens (rsETH,
 * 18 Apr 2026; risk-model §0.5).
 * @throws OutOfDomainError when nothing would be verified or the threshold exceeds the optional verifiers.
 */
export const bridgeVerifiers = (config: VerifierConfig): { readonly required: number; readonly of: number } => {
  const { requiredCount, optionalCount, optionalThreshold } = config;
  const areCounts = [requiredCount, optionalCount, optionalThreshold].every((n) => Number.isInteger(n) && n >= 0);
  if (!areCounts || optionalThreshold > optionalCount || requiredCount + optionalThreshold === 0)
    throw new OutOfDomainError('Bridge verifiers', 'at least one verifier and no more than there are');
  return { required: requiredCount + optionalThreshold, of: requiredCount + optionalCount };
};

/**
 * The code behind a proxy now is code that a listed audit covered (EIP-1967 slot against audited implementations). false: audited code
 * not matched, which says nothing about the code. Unknown when either is.
 */
export const isAuditedCode = (implementation: Fact<Address>, audited: Fact<readonly Address[]>): Fact<boolean> =>
  combineFacts([implementation, audited], 'implementation among audited ones', (current, known) =>
    known.some((address) => isSameAddress(address, current)),
  );
