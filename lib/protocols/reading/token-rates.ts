import { parseAbi } from 'viem';
import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import { mulDivDown, WAD } from '@/lib/core/units';
import type { Answer, Batch } from './batch';
import { view } from './read-batch';

const views = parseAbi([
  'function getExchangeRate() view returns (uint256)',
  'function exchangeRate() view returns (uint256)',
  'function getRate() view returns (uint256)',
  'function mETHToETH(uint256 mETHAmount) view returns (uint256)',
  'function convertToAssets(uint256 shares) view returns (uint256)',
  'function stEthPerToken() view returns (uint256)',
]);

/** Where each token's worth in ETH is read, per 1e18 of it. Source: lst facts and token table, 2026-08-22. */
const rateViews: Readonly<Record<string, (batch: Batch) => Answer<bigint>>> = {
  wstETH: ({ ask }) => ask(view(views, '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0', 'stEthPerToken')),
  weETH: ({ ask }) => ask(view(views, '0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee', 'getRate')),
  sfrxETH: ({ ask }) => ask(view(views, '0xac3E018457B222d93114458476f3E3416Abbe38F', 'convertToAssets', [WAD])),
  rETH: ({ ask }) => ask(view(views, '0xae78736Cd615f374D3085123A210448E74Fc6393', 'getExchangeRate')),
  cbETH: ({ ask }) => ask(view(views, '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704', 'exchangeRate')),
  wBETH: ({ ask }) => ask(view(views, '0xa2E3356610840701BDf5611a53974510Ae27E2e1', 'exchangeRate')),
  swETH: ({ ask }) => ask(view(views, '0xf951E335afb289353dc249e82926178EaC7DEd78', 'getRate')),
  ETHx: ({ ask }) => ask(view(views, '0xcf5EA1b38380f6aF39068375516Daf40Ed70D299', 'getExchangeRate')),
  ankrETH: ({ ask }) => ask(view(views, '0x00F8e64a8651E3479A0B20F46b1D462Fe29D6aBc', 'getRate')),
  mETH: ({ ask }) => ask(view(views, '0xe3cBd06D7dadB3F4e6557bAb7EdD924CD1489E8f', 'mETHToETH', [WAD])),
  osETH: ({ ask }) => ask(view(views, '0x2A261e60FB14586B474C208b1B7AC6D0f5000306', 'convertToAssets', [WAD])),
};

/** Tokens that stand for one ETH each, and grow in number instead. */
const REBASING: readonly string[] = ['ETH', 'stETH', 'OETH'];

/**
 * Asks what an amount of an asset is worth in wei, at the rate its issuer redeems or reports it, not at a market price.
 * Unknown `not-measured` where no rate is known to us.
 */
export const askValue = (batch: Batch, symbol: string): ((amount: Fact<bigint>) => Fact<bigint>) => {
  if (REBASING.includes(symbol)) return (amount) => mapFact(amount, 'one to one with ETH', (value) => value);
  const rate = Object.hasOwn(rateViews, symbol) ? rateViews[symbol]?.(batch) : undefined;
  if (!rate) return () => unknown('not-measured', symbol);
  return (amount) =>
    combineFacts([amount, rate()], 'amount * rate / 1e18', (value, perToken) => mulDivDown(value, perToken, WAD));
};
