/** Where a chain's contracts can be looked at. Only names and addresses of public explorers; nothing is requested from them. */
const EXPLORERS: Readonly<Record<number, { readonly name: string; readonly url: string }>> = {
  1: { name: 'Ethereum', url: 'https://etherscan.io' },
  10: { name: 'OP Mainnet', url: 'https://optimistic.etherscan.io' },
  56: { name: 'BNB Chain', url: 'https://bscscan.com' },
  100: { name: 'Gnosis', url: 'https://gnosisscan.io' },
  137: { name: 'Polygon', url: 'https://polygonscan.com' },
  8453: { name: 'Base', url: 'https://basescan.org' },
  42161: { name: 'Arbitrum One', url: 'https://arbiscan.io' },
  59144: { name: 'Linea', url: 'https://lineascan.build' },
  81457: { name: 'Blast', url: 'https://blastscan.io' },
  534352: { name: 'Scroll', url: 'https://scrollscan.com' },
  560048: { name: 'Hoodi', url: 'https://hoodi.etherscan.io' },
  11155111: { name: 'Sepolia', url: 'https://sepolia.etherscan.io' },
};

/** A chain's own name, where it is known here. */
export const chainName = (chainId: number): string | undefined => EXPLORERS[chainId]?.name;

/** Where an address can be looked at; undefined on a chain without an explorer here. */
export const addressLink = (chainId: number, address: string): string | undefined => {
  const explorer = EXPLORERS[chainId];
  return explorer === undefined ? undefined : `${explorer.url}/address/${address}`;
};

/** Where a block, by its number, can be looked at. */
export const blockLink = (chainId: number, block: bigint): string | undefined => {
  const explorer = EXPLORERS[chainId];
  return explorer === undefined ? undefined : `${explorer.url}/block/${block}`;
};

/** A link only when it is a plain https address: feeds and registry documents are named by others. */
export const httpsLink = (raw: string): string | undefined => {
  if (!URL.canParse(raw)) return undefined;
  const url = new URL(raw);
  return url.protocol === 'https:' && url.username === '' ? url.href : undefined;
};
