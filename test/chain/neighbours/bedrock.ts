import { type Address, getAddress, getContractAddress, parseEther } from 'viem';
import type { Neighbour } from '../neighbours';
import { namedAddress } from '../place';
import { delegate, givePod, promiseEther, registerOperator, restakeValidator } from '../restaking-account';
import { accounts } from '../scenario';

/** Bedrock at its mainnet addresses. Source: Bedrock-Technology/stake 64bcb9e, README. */
export const bedrock = {
  uniEth: '0xF1376bceF0f78459C0Ed0ba5ddce976F1ddF51F4',
  staking: '0x4beFa2aA9c305238AA3E0b5D17eB20C045269E9d',
  redeem: '0x98169228cB99Ed26c1043eD8Ca53A5Cb371D3B8D',
  restaking: '0x3F4eaCeb930b0Edfa78a1DFCbaE5c5494E6e9850',
  operations: '0xa5F2B6AB5B38b88Ba221741b3A189999b4c889C6',
} as const satisfies Record<string, Address>;

const code: Readonly<Record<string, Address>> = {
  BedrockUniEth: bedrock.uniEth,
  BedrockStaking: bedrock.staking,
  BedrockRedeem: bedrock.redeem,
  BedrockRestaking: bedrock.restaking,
};

/** What Bedrock is made from; tests compute from it. Amounts in wei. */
export const story = {
  /** Large enough to leave through validators. */
  institution: namedAddress('an institution at Bedrock'),
  depositor: accounts.depositor,
  /** What the restaking contract made after its beacon. */
  podOwner: getContractAddress({ from: bedrock.restaking, nonce: 2n }),
  operator: getAddress(namedAddress('an operator of Bedrock')),
  promisedWad: 20n * 10n ** 16n,
  institutionEther: parseEther('100'),
  deposited: parseEther('5'),
  validator: parseEther('32'),
  rewards: parseEther('1.05'),
  paid: parseEther('32'),
} as const;

const bedrockOnChain: Neighbour = {
  place: async (ground) => {
    for (const [contract, address] of Object.entries(code)) await ground.code(address, contract);
    await givePod(ground, story.podOwner);
    const nothing: Address = bedrock.staking;
    await ground.call(bedrock.operations, bedrock.uniEth, 'BedrockUniEth', 'initialize', [
      'uniETH',
      'uniETH',
      18,
      nothing,
    ]);
    for (const owner of [bedrock.restaking, story.podOwner])
      await ground.call(bedrock.operations, bedrock.restaking, 'BedrockRestaking', 'addPodOwner', [owner]);
    await registerOperator(ground, story.operator);
  },
  play: async (ground) => {
    const { call, fund } = ground;
    const { institution, institutionEther, depositor, deposited, podOwner, operator, validator, paid } = story;
    await fund(institution, institutionEther + parseEther('1'));
    await fund(bedrock.operations, paid + parseEther('1'));
    const mint = (from: Address, value: bigint) =>
      call(from, bedrock.staking, 'BedrockStaking', 'mint', [0n, 2n ** 64n], { value });
    await mint(institution, institutionEther);
    await mint(depositor, deposited);
    const operate = (functionName: string, args: readonly unknown[], value = 0n) =>
      call(bedrock.operations, bedrock.staking, 'BedrockStaking', functionName, args, { value });
    await operate('spinup', [podOwner]);
    await restakeValidator(ground, { owner: podOwner, pubkey: `0x${'be'.repeat(48)}`, index: 1_310_051 });
    await promiseEther(ground, operator, story.promisedWad);
    await delegate(ground, podOwner, operator);
    await operate('spinup', [namedAddress('a validator of Bedrock without restaking')]);
    await operate('pushBeacon', [story.rewards]);
    await call(institution, bedrock.staking, 'BedrockStaking', 'redeemFromValidators', [
      validator * 2n,
      institutionEther,
      2n ** 64n,
    ]);
    await operate('payDebt', [institution, paid], paid);
  },
};

export default bedrockOnChain;
