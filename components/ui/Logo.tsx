/** Three strata: the mark of the product. */
export const Logo = () => (
  <svg className="logo" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
    <rect x="1" y="2" width="16" height="3" rx="1.5" fill="var(--accent)" />
    <rect x="1" y="7.5" width="16" height="3" rx="1.5" fill="var(--s-service)" />
    <rect x="1" y="13" width="16" height="3" rx="1.5" fill="var(--s-chain)" />
  </svg>
);
