// MAIN world: a transaction never reaches the wallet, everything else passes.
{
  const cover = (provider) => {
    const { request } = provider;
    provider.request = function (payload) {
      if (payload.method !== 'eth_sendTransaction') return request.call(this, payload);
      dispatchEvent(new Event('floor-held'));
      return new Promise(() => {});
    };
    return provider;
  };
  let wallet;
  Object.defineProperty(window, 'ethereum', {
    configurable: true,
    get: () => wallet,
    set: (provider) => {
      wallet = cover(provider);
    },
  });
}
