/** Where wallets put a provider for Ethereum besides EIP-6963, the usual one first. Only read: nothing is defined where none is. */
export const places = (
  'ethereum web3.currentProvider BinanceChain binancew3w.ethereum bitkeep.ethereum bybitWallet coin98.provider ' +
  'coinbaseWalletExtension compassEvm enkrypt.providers.ethereum exodus.ethereum frontier.ethereum gatewallet ' +
  'keplr.ethereum magicEden.ethereum okxwallet $onekey.ethereum phantom.ethereum rabby safepalProvider SubWallet ' +
  'talismanEth tally tokenpocket.ethereum trustwallet xfi.ethereum zerionWallet'
)
  .split(' ')
  .map((name) => name.split('.'));

/** What stands at a place now. @throws what the page's own getters throw. */
export function readPlace(win: object, path: readonly string[]): unknown {
  let value: unknown = win;
  for (const name of path) value = (value as Record<string, unknown> | undefined)?.[name];
  return value;
}
