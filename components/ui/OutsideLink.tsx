import type { ReactNode } from 'react';

/** A link out of the extension, or plain text where there is nothing to link to. */
export const OutsideLink = ({ href, children }: { href: string | undefined; children: ReactNode }) =>
  href === undefined ? (
    <bdi>{children}</bdi>
  ) : (
    <a href={href} target="_blank" rel="noreferrer noopener">
      <bdi>{children}</bdi>
    </a>
  );
