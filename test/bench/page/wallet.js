// The first script of the measured page: a wallet that answers at once and keeps the names of what it was asked to sign.
// `?wallet=` says where it shows itself: window (with the event MetaMask sends), silent (without), 6963, both, list.
{
  performance.mark('first-script');
  const where = new URLSearchParams(location.search).get('wallet') ?? 'window';
  const account = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
  const answers = { eth_chainId: '0x1', eth_accounts: [account], eth_requestAccounts: [account], eth_call: '0x' };
  const now = () => performance.timeOrigin + performance.now();
  const reached = [];

  const createWallet = () => {
    const answer = (method) => {
      if (/^(eth_send|eth_sign|personal_sign|wallet_send)/.test(method)) reached.push(method);
      return answers[method] ?? `0x${'11'.repeat(32)}`;
    };
    const reply = ({ id, method }) => ({ id, jsonrpc: '2.0', result: answer(method) });
    const replyTo = (payload) => (Array.isArray(payload) ? payload.map(reply) : reply(payload));
    return {
      chainId: '0x1',
      selectedAddress: account,
      request: async ({ method }) => answer(method),
      send(first, second) {
        if (typeof first === 'string') return Promise.resolve(reply({ method: first }));
        if (typeof second !== 'function') return reply(first);
        queueMicrotask(() => second(null, replyTo(first)));
      },
      sendAsync(payload, done) {
        queueMicrotask(() => done(null, replyTo(payload)));
      },
      on() {
        return this;
      },
      removeListener() {
        return this;
      },
    };
  };

  const provider = createWallet();
  const { request } = provider;
  // `bare` is the same wallet where no guard ever sees it.
  const bench = { reached, now, bare: createWallet(), kept: { provider, request }, announced: new Map() };
  window.bench = bench;

  let setAt;
  /** Milliseconds from the wallet being there until a look finds it covered; a look is taken where other scripts could run. */
  bench.look = () => {
    const isCovered = window.ethereum !== provider || provider.request !== request;
    if (isCovered && bench.unhookedMs === undefined) bench.unhookedMs = bench.looks === 1 ? 0 : now() - setAt;
    bench.looks += 1;
    return isCovered;
  };

  if (where !== '6963') {
    if (where === 'list') provider.providers = [createWallet()];
    setAt = now();
    bench.looks = 1;
    window.ethereum = provider;
    if (where !== 'silent') {
      dispatchEvent(new Event('ethereum#initialized'));
      bench.look();
    }
  }
  if (where === '6963' || where === 'both') {
    const announced = where === 'both' ? createWallet() : provider;
    const info = Object.freeze({
      uuid: '5e0b7b4c-3f5d-4c43-9c2e-0f8a4d1b7c21',
      name: 'Bench wallet',
      icon: 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E',
      rdns: 'example.bench',
    });
    const announce = () =>
      dispatchEvent(
        new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider: announced }) }),
      );
    addEventListener('eip6963:requestProvider', announce);
    announce();
  }

  // `?early=` is a request made before any other script of the page runs.
  const early = new URLSearchParams(location.search).get('early');
  if (early) window.ethereum.request(JSON.parse(early));
}
