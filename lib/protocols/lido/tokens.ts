import type { Address } from '@/lib/core/units';
import type { StakedToken } from '../families/liquid-staking/shape';

const bridged = (chainId: number, address: Address): StakedToken => ({
  symbol: 'wstETH',
  chainId,
  address,
  worth: { kind: 'unread' },
});

/** wstETH on other chains. Source: lidofinance/docs 35624e4, 2026-07-24; bgd-labs/aave-address-book, 2026-05-01. */
export const bridgedTokens: readonly StakedToken[] = [
  bridged(42161, '0x5979D7b546E38E414F7E9822514be443A4800529'),
  bridged(10, '0x1F32b1c2345538c0c6f582fCB022739c4A194Ebb'),
  bridged(8453, '0xc1CBa3fCea344f92D9239c08C0568f6F2F0ee452'),
  bridged(59144, '0xB5beDd42000b71FddE22D3eE8a79Bd49A568fC8F'),
  bridged(534352, '0xf610A9dfB7C89644979b4A0f27063E9e7d7Cda32'),
  bridged(324, '0x703b52F2b28fEbcB60E1372858AF5b18849FE867'),
  bridged(56, '0x26c5e01524d2E6280A48F2c50fF6De7e52E9611C'),
  bridged(137, '0x03b54A6e9a984069379fae1a4fC4dBAE93B3bCCD'),
  bridged(130, '0xc02fE7317D4eb8753a02c35fe019786854A92001'),
  bridged(5000, '0x458ed78EB972a369799fb278c0243b25e5242A83'),
  bridged(1923, '0x7c98E0779EB5924b3ba8cE3B17648539ed5b0Ecc'),
  bridged(48900, '0xf0e673Bc224A8Ca3ff67a61605814666b1234833'),
  bridged(1868, '0xaA9BD8c957D803466FA92504BDd728cC140f8941'),
  bridged(1135, '0x76D8de471F54aAA87784119c60Df1bbFc852C415'),
  bridged(34443, '0x98f96A4B34D03a2E6f225B28b8f8Cb1279562d81'),
  bridged(100, '0x6C76971f98945AE98dD7d4DFcA8711ebea946eA6'),
  bridged(4326, '0x601aC63637933D88285A025C685AC4e9a92a98dA'),
  bridged(9745, '0xe48D935e6C9e735463ccCf29a7F11e32bC09136E'),
  bridged(747474, '0x7Fb4D0f51544F24F385a421Db6e7D4fC71Ad8e5C'),
];
