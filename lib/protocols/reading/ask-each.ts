import {
  concatHex,
  decodeFunctionResult,
  encodeFunctionData,
  getContractAddress,
  parseAbi,
  zeroAddress,
  zeroHash,
} from 'viem';
import type { Address, Hex } from '@/lib/core/units';
import type { ReadContext } from '../contract';
import { aggregate, MULTICALL3, multicallAbi, type RawAnswer, ReadFailedError, remember } from './aggregate';
import { ASK_EACH_CODE } from './ask-each-code';
import { callOf, type TypedView } from './read-batch';

const askEachAbi = parseAbi([
  'struct Call { address target; bytes callData; }',
  'struct Answer { bool success; bytes returnData; }',
  'function askEach(Call list, Call[] questions) view returns (address[] items, Answer[] answers)',
]);

/** Creates contracts at addresses that follow from their code. Source: github.com/Arachnid/deterministic-deployment-proxy. */
const CREATOR: Address = '0x4e59b44847b379578588920cA78FbF26c0B4956C';

/** A view about an address, its first argument. */
export type ViewOf = (item: Address) => TypedView<unknown>;

/** Creates the contract and asks it, both within the one call that is simulated: nothing is left of it afterwards. */
const encodeAsking = (list: TypedView<unknown>, questions: readonly ViewOf[]): Hex => {
  const target = getContractAddress({ opcode: 'CREATE2', from: CREATOR, salt: zeroHash, bytecode: ASK_EACH_CODE });
  const args = [callOf(list), questions.map((question) => callOf(question(zeroAddress)))] as const;
  const creation = { target: CREATOR, callData: concatHex([zeroHash, ASK_EACH_CODE]) };
  const asking = { target, callData: encodeFunctionData({ abi: askEachAbi, functionName: 'askEach', args }) };
  return encodeFunctionData({
    abi: multicallAbi,
    functionName: 'aggregate3',
    args: [[creation, asking].map((call) => ({ ...call, allowFailure: true }))],
  });
};

const decodeAnswers = ({ success, returnData }: RawAnswer) => {
  if (!success) return undefined;
  try {
    const [, asked] = decodeFunctionResult({ abi: multicallAbi, functionName: 'aggregate3', data: returnData });
    if (!asked?.success) return undefined;
    return decodeFunctionResult({ abi: askEachAbi, functionName: 'askEach', data: asked.returnData });
  } catch {
    // A chain without the creator answers with nothing. What was not foreseen is asked for afterwards.
    return undefined;
  }
};

/** An endpoint that does not take this call is asked for the rest alone, one by one; one that is down fails there. */
const notTaken = (error: unknown): undefined => {
  if (!(error instanceof ReadFailedError)) throw error;
};

/**
 * Asks a list for its addresses and `questions` about each of them, in one round trip with whatever else is asked in this turn. The answers
 * go to the memory of the read: who asks the same at the same block, once the list is known, need not ask the chain. Where that does not
 * work nothing is remembered, and the questions cost a round trip of their own: an endpoint that refuses is no error.
 */
export const askEach = async (
  context: ReadContext,
  list: TypedView<readonly Address[]>,
  questions: readonly ViewOf[],
): Promise<void> => {
  const { memory } = context;
  if (memory === undefined) return;
  const call = { target: MULTICALL3, callData: encodeAsking(list, questions) };
  const read = await aggregate(context, [call], context.at).catch(notTaken);
  const answer = read?.answers[0];
  const asked = answer && decodeAnswers(answer);
  if (read === undefined || asked === undefined) return;
  const [items, replies] = asked;
  const calls = items.flatMap((item) => questions.map((question) => callOf(question(item))));
  remember(memory, calls, { point: read.point, answers: replies });
};
