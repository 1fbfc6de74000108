/** Letters that pass for others at a glance: digits, and Cyrillic or Greek letters (which become punycode in a URL). */
const GLYPHS: readonly (readonly [string, string])[] = [
  ['o', '0'],
  ['l', '1'],
  ['i', 'l'],
  ['i', '1'],
  ['e', '3'],
  ['m', 'rn'],
  ['w', 'vv'],
  ['a', 'а'],
  ['e', 'е'],
  ['o', 'о'],
  ['p', 'р'],
  ['c', 'с'],
  ['y', 'у'],
  ['x', 'х'],
  ['i', 'і'],
  ['k', 'κ'],
  ['n', 'ո'],
];

const positionsOf = (text: string, letter: string): number[] =>
  [...text].flatMap((found, index) => (found === letter ? [index] : []));

const homoglyphs = (host: string): string[] =>
  GLYPHS.flatMap(([letter, twin]) =>
    positionsOf(host, letter).map((at) => `${host.slice(0, at)}${twin}${host.slice(at + 1)}`),
  );

/** Every single letter dropped, doubled, or exchanged with the next. */
const slips = (host: string): string[] =>
  [...host].flatMap((letter, at) => [
    `${host.slice(0, at)}${host.slice(at + 1)}`,
    `${host.slice(0, at)}${letter}${host.slice(at)}`,
    `${host.slice(0, at)}${host[at + 1] ?? ''}${letter}${host.slice(at + 2)}`,
  ]);

const around = (host: string): string[] => {
  const bare = host.split('.').slice(-2).join('.');
  const [name = '', ending = ''] = bare.split('.');
  return [
    `${host}.example.com`,
    `${host}-app.com`,
    `${host.replaceAll('.', '-')}.com`,
    `evil${host}`,
    `evil-${host}`,
    `www-${host}`,
    `claim.${host}`,
    `${name}.com.${ending}`,
    `${name}-${ending}.com`,
    `${host}.`,
    `xn--${host.replaceAll('.', '-')}.com`,
  ];
};

const isHostName = (host: string): boolean => URL.canParse(`https://${host}/`);

/** Hosts a person may take for `host` and that are not it. */
export const lookAlikeHosts = (host: string): readonly string[] => [
  ...new Set([...homoglyphs(host), ...slips(host), ...around(host)].filter((it) => it !== host && isHostName(it))),
];

/** The right name in the wrong place: not https, another port, a user name, a path or a query of somebody else. */
export const misplacedUrls = (host: string, path: string): readonly string[] => [
  `http://${host}${path}`,
  `https://${host}:8443${path}`,
  `https://${host}@example.com${path}`,
  `https://example.com/${host}${path}`,
  `https://example.com/?u=https://${host}${path}`,
  `https://example.com/#https://${host}${path}`,
  `ftp://${host}${path}`,
  `data:text/html,https://${host}${path}`,
  `blob:http://${host}${path}`,
];
