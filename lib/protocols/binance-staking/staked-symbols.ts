/** Tokens it issues, by symbol. Data only: a stack tells by it what stands with validators. */
const stakedSymbols: readonly string[] = ['wBETH'];

export default stakedSymbols;
