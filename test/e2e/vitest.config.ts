import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

// One browser at a time: each scenario owns the machine's only local chain, network and window.
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['test/e2e/*.e2e.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 240_000,
    teardownTimeout: 20_000,
  },
});
