import type { Report } from '@/lib/core/report';

/** The page in the tab the popup was opened on. */
export type PageState = {
  readonly state: 'unknown-site' | 'recognised' | 'guarded' | 'not-covered' | 'off' | 'needs-reload';
  readonly host: string | null;
  readonly protocolName: string | null;
  /** A request of this page reached the wallet without passing us. */
  readonly hasBypassed: boolean;
  readonly providers: {
    readonly covered: number;
    readonly notCovered: readonly { readonly name: string; readonly reason: string }[];
  };
  readonly report: Report | null;
};
