import { type Address, isSameAddress } from '@/lib/core/units';

/** A liquid vault: shares of a basket its strategists move between other protocols (Veda BoringVault). */
export type LiquidVault = {
  readonly symbol: string;
  readonly address: Address;
  readonly decimals: number;
  readonly teller: Address;
  /** Tellers before it, by the chains they stand on; they may still take deposits. */
  readonly formerTeller?: { readonly address: Address; readonly chains: readonly number[] };
  /** The vault its shares were moved from, one for one; its own are still held and handed in. Mainnet. */
  readonly formerVault?: Address;
  readonly accountant: Address;
  /** Where shares are handed in; absent where no source names it. */
  readonly queue?: Address;
  /** Its rate is in ETH. */
  readonly isEther: boolean;
  /** Chains the same addresses are used on, by public sources. */
  readonly chains: readonly number[];
};

/**
 * Liquid vaults of ether.fi. Sources: etherfi-protocol/cash-v3 (vaults, tellers, queues of liquidETH, liquidUSD, liquidBTC), DefiLlama
 * adapters 1eb4e81 and Veda deployments (the others), 2026-08-22. Former tellers: DefiLlama adapters, projects/veda, 2025.
 * Former vault: Se7en-Seas/boring-vault, EtherFiLiquid1 migration, at block 20179060.
 */
export const liquidVaults: readonly LiquidVault[] = [
  {
    symbol: 'liquidETH',
    address: '0xf0bb20865277aBd641a307eCe5Ee04E79073416C',
    decimals: 18,
    teller: '0x9AA79C84b79816ab920bBcE20f8f74557B514734',
    formerTeller: { address: '0x5c135e8eC99557b412b9B4492510dCfBD36066F5', chains: [1, 8453, 534352] },
    formerVault: '0xeA1A6307D9b18F8d1cbf1c3Dd6aad8416C06a221',
    accountant: '0x0d05D94a5F1E76C18fbeB7A13d17C8a314088198',
    queue: '0x0D2dF071207E18Ca8638b4f04E98c53155eC2cE0',
    isEther: true,
    chains: [1, 10, 534352],
  },
  {
    symbol: 'liquidUSD',
    address: '0x08c6F91e2B681FaF5e17227F2a44C307b3C1364C',
    decimals: 6,
    teller: '0x4DE413a26fC24c3FC27Cc983be70aA9c5C299387',
    formerTeller: { address: '0x221Ea02d409074546265CCD1123050F4D498ef64', chains: [1] },
    accountant: '0xc315D6e14DDCDC7407784e2Caf815d131Bc1D3E7',
    queue: '0x38FC1BA73b7ED289955a07d9F11A85b6E388064A',
    isEther: false,
    chains: [1, 10, 534352],
  },
  {
    symbol: 'liquidBTC',
    address: '0x5f46d540b6eD704C3c8789105F30E075AA900726',
    decimals: 8,
    teller: '0x8Ea0B382D054dbEBeB1d0aE47ee4AC433C730353',
    formerTeller: { address: '0x9E88C603307fdC33aA5F26E38b6f6aeF3eE92d48', chains: [1] },
    accountant: '0xEa23aC6D7D11f6b181d6B98174D334478ADAe6b0',
    queue: '0x77A2fd42F8769d8063F2E75061FC200014E41Edf',
    isEther: false,
    chains: [1, 10, 534352],
  },
  {
    symbol: 'weETHs',
    address: '0x917ceE801a67f933F2e6b33fC0cD1ED2d5909D88',
    decimals: 18,
    teller: '0x99dE9e5a3eC2750a6983C8732E6e795A35e7B861',
    accountant: '0xbe16605B22a7faCEf247363312121670DFe5afBE',
    isEther: true,
    chains: [1],
  },
  {
    symbol: 'weETHk',
    address: '0x7223442cad8e9cA474fC40109ab981608F8c4273',
    decimals: 18,
    teller: '0x929B44db23740E65dF3A81eA4aAB716af1b88474',
    accountant: '0x126af21dc55C300B7D0bBfC4F3898F558aE8156b',
    isEther: true,
    chains: [1],
  },
  {
    symbol: 'eEIGEN',
    address: '0xE77076518A813616315EaAba6cA8e595E845EeE9',
    decimals: 18,
    teller: '0x63b2B0528376d1B34Ed8c9FF61Bd67ab2C8c2Bb0',
    accountant: '0x075e60550C6f77f430B284E76aF699bC31651f75',
    isEther: false,
    chains: [1],
  },
  {
    symbol: 'eBTC',
    address: '0x657e8C867D8B37dCC18fA4Caead9C45EB088C642',
    decimals: 8,
    teller: '0x6Ee3aaCcf9f2321E49063C4F8da775DdBd407268',
    formerTeller: { address: '0xe19a43B1b8af6CeE71749Af2332627338B3242D1', chains: [1] },
    accountant: '0x1b293DC39F94157fA0D1D36d7e0090C8B8B8c13F',
    queue: '0x686696A3e59eE16e8A8533d84B62cfA504827135',
    isEther: false,
    chains: [1],
  },
];

/** The vault one of whose contracts this is: its shares, those before them, teller or queue. */
export const findVault = (address: Address): LiquidVault | undefined =>
  liquidVaults.find((vault) =>
    [vault.address, vault.formerVault, vault.teller, vault.formerTeller?.address, vault.queue].some(
      (it) => it !== undefined && isSameAddress(it, address),
    ),
  );
