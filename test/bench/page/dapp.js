// The second script of the measured page: a dApp that looks for wallets as wagmi does, the first announcement counting.
{
  const { bench } = window;
  // Looked at where it is asked for alone: without an extension it would be looked at for ever.
  if (new URLSearchParams(location.search).has('watch')) {
    const watch = () => bench.look() || setTimeout(watch, 4);
    watch();
  }
  addEventListener('eip6963:announceProvider', ({ detail }) => {
    if (!bench.announced.has(detail.info.uuid)) bench.announced.set(detail.info.uuid, detail.provider);
  });
  dispatchEvent(new Event('eip6963:requestProvider'));
}
