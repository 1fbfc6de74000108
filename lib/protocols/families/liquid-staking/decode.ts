import type { Call, Intent, IntentFlag, TypedData } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { type EntityBook, entityKey } from '../../contract';
import { decodeApprovalCall, decodePermitMessage, type SpenderBook } from '../../decoding/approvals';
import { buildIntent, decodeEntryPoint, selectorOf, unknownFunction } from '../../decoding/entry-point';
import { stakeEther } from './meaning';
import type { EntryContract, LiquidStaking } from './shape';

/** ERC-20 and ERC-721 calls: what a person does with any token. */
const ANY_TOKEN: readonly string[] = [
  '0xa9059cbb', // transfer
  '0x23b872dd', // transferFrom
  '0x42842e0e', // safeTransferFrom
  '0xb88d4fde', // safeTransferFrom with data
  '0x095ea7b3', // approve
  '0x39509351', // increaseAllowance
  '0xa457c2d7', // decreaseAllowance
  '0xd505accf', // permit
  '0xa22cb465', // setApprovalForAll
];

type Definition = Pick<LiquidStaking, 'id' | 'tokens' | 'contracts' | 'takes' | 'factory'>;

const plainEther = (
  id: string,
  contract: EntryContract,
  call: Call,
  flags: readonly IntentFlag[],
): Intent | undefined => {
  if (contract.etherFor === undefined || call.value === 0n || call.data !== '0x') return undefined;
  const frame = { protocol: id, chainId: call.chainId, contract: contract.address, verb: 'receive', args: {} };
  return buildIntent(frame, stakeEther(call, contract.etherFor), flags);
};

const decodeAt = (id: string, contract: EntryContract, call: Call): Intent | undefined => {
  const isHere = contract.chainId === call.chainId;
  const flags: readonly IntentFlag[] = isHere ? [] : ['wrong-chain'];
  const selector = selectorOf(call.data);
  if (!selector) return plainEther(id, contract, call, flags);
  const entry = contract.table().get(selector);
  if (entry) return decodeEntryPoint(id, contract.address, entry, call, flags);
  if (!contract.isCore || !isHere || ANY_TOKEN.includes(selector)) return undefined;
  return unknownFunction(id, contract.address, call);
};

/** The protocol's contracts that take tokens, and the tokens it knows by name. */
const bookOf = ({ id, tokens, contracts, takes = {} }: Definition): SpenderBook => ({
  protocol: id,
  isSpender: (spender) => contracts.some((it) => it.isSpender && isSameAddress(it.address, spender)),
  flagsOn: (chainId, spender) =>
    contracts.some((it) => it.chainId === chainId && isSameAddress(it.address, spender)) ? [] : ['wrong-chain'],
  symbolOf: (token, chainId) =>
    tokens.find((it) => it.chainId === chainId && isSameAddress(it.address, token))?.symbol ??
    (contracts.some((it) => it.chainId === chainId)
      ? Object.entries(takes).find(([address]) => isSameAddress(address, token))?.[1]
      : undefined),
});

/** Decoders of one protocol of the family. Pure; they never throw. */
export const decodersOf = (definition: Definition) => {
  const { id, contracts } = definition;
  const book = bookOf(definition);
  return {
    contractsOn: (chainId: number): readonly Address[] =>
      contracts.filter((it) => it.chainId === chainId).map(({ address }) => address),
    decodeCall: (call: Call, entities?: EntityBook): Intent | undefined => {
      const { to } = call;
      if (!to) return undefined;
      const made = entities?.get(entityKey(call.chainId, to));
      if (definition.factory && made?.protocol === id)
        return decodeAt(id, { ...definition.factory, address: made.address, isCore: true }, call);
      const places = contracts.filter(({ address }) => isSameAddress(address, to));
      const contract = places.find(({ chainId }) => chainId === call.chainId) ?? places[0];
      const decoded = contract && decodeAt(id, contract, call);
      return decoded ?? decodeApprovalCall(book, call);
    },
    decodeTypedData: (typed: TypedData): Intent | undefined => decodePermitMessage(book, typed),
  };
};
