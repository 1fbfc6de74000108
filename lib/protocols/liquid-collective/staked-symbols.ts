/** Tokens it issues, in both spellings that lists have. Data only: a stack tells by it what stands with validators. */
const stakedSymbols: readonly string[] = ['LsETH', 'lsETH'];

export default stakedSymbols;
