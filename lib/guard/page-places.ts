/** Where wallets put a provider for Ethereum besides EIP-6963, the usual one first. Only read: nothing is defined where none is. */
export const places = (
  'ethereum web3.currentProvider BinanceChain bybitWallet coin98.provider coinbaseWalletExtension compassEvm ' +
  'gatewallet okxwallet rabby safepalProvider SubWallet talismanEth tally trustwallet zerionWallet ' +
  // A dot at the end stands for `.ethereum`.
  'binancew3w. bitkeep. enkrypt.providers. exodus. frontier. keplr. magicEden. $onekey. phantom. tokenpocket. xfi.'
)
  .split(' ')
  .map((name) => name.split('.').map((part) => part || 'ethereum'));

/** What stands at a place now. @throws what the page's own getters throw. */
export function readPlace(win: object, path: readonly string[]): unknown {
  let value: unknown = win;
  for (const name of path) value = (value as Record<string, unknown> | undefined)?.[name];
  return value;
}
