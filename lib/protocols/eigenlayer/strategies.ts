import { type Address, isSameAddress } from '@/lib/core/units';
import { BEACON_STRATEGY, BEIGEN, EIGEN } from './addresses';

export type KnownStrategy = {
  readonly symbol: string;
  readonly strategy: Address;
  /** What is deposited; the zero address for native ETH, which has no token. */
  readonly token: Address;
  readonly kind: 'lst' | 'eigen' | 'native';
};

const lst = (symbol: string, strategy: Address, token: Address): KnownStrategy => ({
  symbol,
  strategy,
  token,
  kind: 'lst',
});

export const EIGEN_STRATEGY: Address = '0xaCB55C530Acdb2849e6d4f36992Cd8c9D50ED8F7';
export const ZERO_ADDRESS: Address = '0x0000000000000000000000000000000000000000';

/**
 * The strategies made by EigenLayer itself; anyone may add one for any other token through the factory.
 * Source: eigenlayer-contracts README; tokens by `underlyingToken()`, L2BEAT discovery 2026-07-30.
 */
export const knownStrategies: readonly KnownStrategy[] = [
  lst('stETH', '0x93c4b944D05dfe6df7645A86cd2206016c51564D', '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'),
  lst('rETH', '0x1BeE69b7dFFfA4E2d53C2a2Df135C388AD25dCD2', '0xae78736Cd615f374D3085123A210448E74Fc6393'),
  lst('cbETH', '0x54945180dB7943c0ed0FEE7EdaB2Bd24620256bc', '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704'),
  lst('ETHx', '0x9d7eD45EE2E8FC5482fa2428f15C971e6369011d', '0xA35b1B31Ce002FBF2058D22F30f95D405200A15b'),
  lst('ankrETH', '0x13760F50a9d7377e4F20CB8CF9e4c26586c658ff', '0xE95A203B1a91a908F9B9CE46459d101078c2c3cb'),
  lst('OETH', '0xa4C637e0F704745D182e4D38cAb7E7485321d059', '0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3'),
  lst('osETH', '0x57ba429517c3473B6d34CA9aCd56c0e735b94c02', '0xf1C9acDc66974dFB6dEcB12aA385b9cD01190E38'),
  lst('swETH', '0x0Fe4F44beE93503346A3Ac9EE5A26b130a5796d6', '0xf951E335afb289353dc249e82926178EaC7DEd78'),
  lst('wBETH', '0x7CA911E83dabf90C90dD3De5411a10F1A6112184', '0xa2E3356610840701BDf5611a53974510Ae27E2e1'),
  lst('sfrxETH', '0x8CA7A5d6f3acd3A7A8bC468a8CD0FB14B6BD28b6', '0xac3E018457B222d93114458476f3E3416Abbe38F'),
  lst('lsETH', '0xAe60d8180437b5C34bB956822ac2710972584473', '0x8c1BEd5b9a0928467c9B1341Da1D7BD5e10b6549'),
  lst('mETH', '0x298aFB19A105D59E74658C4C334Ff360BadE6dd2', '0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa'),
  { symbol: 'EIGEN', strategy: EIGEN_STRATEGY, token: EIGEN, kind: 'eigen' },
  { symbol: 'ETH', strategy: BEACON_STRATEGY, token: ZERO_ADDRESS, kind: 'native' },
];

/** The strategy of the bundled list at this address. */
export const findStrategy = (strategy: Address): KnownStrategy | undefined =>
  knownStrategies.find((known) => isSameAddress(known.strategy, strategy));

/** The bundled strategy that takes this token. */
export const findStrategyOfToken = (token: Address): KnownStrategy | undefined =>
  knownStrategies.find((known) => known.kind !== 'native' && isSameAddress(known.token, token));

/** Symbol of a token EigenLayer's own strategies take, or bEIGEN. */
export const symbolOfToken = (token: Address): string | undefined =>
  isSameAddress(token, BEIGEN) ? 'bEIGEN' : findStrategyOfToken(token)?.symbol;

/**
 * Asset under a strategy, as an intent names it. Restaked ETH keeps the name of its virtual strategy, so that it is not taken for
 * ether in a wallet.
 */
export const assetOfStrategy = (strategy: Address): { asset?: string; assetAddress?: Address } => {
  const known = findStrategy(strategy);
  if (!known) return {};
  return known.kind === 'native' ? { asset: 'beaconChainETH' } : { asset: known.symbol, assetAddress: known.token };
};
