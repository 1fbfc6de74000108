/** The real host and path on which the demo deposit page is shown, mapped to this machine. */
export const demoHost = 'app.eigenlayer.xyz';
export const demoPath = '/restake/stETH';

/** Where the page and its wallet reach the local chain; a name of its own, so that their requests are told from the extension's. */
export const walletRpcHost = 'rpc.demo-wallet.example';
