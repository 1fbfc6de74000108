chrome.runtime.onMessage.addListener((_message, _sender, reply) => reply('A request is held.'));
