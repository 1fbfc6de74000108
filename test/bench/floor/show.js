// Isolated world: asks the worker what to say, and says it.
addEventListener('floor-held', async () => {
  const text = await chrome.runtime.sendMessage('held');
  const host = document.createElement('floor-sheet');
  const root = host.attachShadow({ mode: 'closed' });
  root.append(document.createElement('p'));
  root.firstChild.textContent = text;
  document.body.prepend(host);
});
