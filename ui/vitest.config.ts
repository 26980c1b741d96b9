import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Debian's Chromium, kept from looking for anything outside. */
const launchOptions = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

const alias = {
  $lib: at('./src/lib'),
  $app: at('./src/app'),
  $views: at('./src/views'),
  // Tests of components talk to a core in memory; the program itself never holds one.
  '$chosen-backend': at('./tests/fixture/backend.ts'),
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [svelte()],
        resolve: { alias },
        test: { name: 'logic', environment: 'node', include: ['tests/logic/**/*.test.ts'] },
      },
      {
        plugins: [svelte()],
        resolve: { alias },
        // Found in a worker, half-way through a test, they would have the page loaded again.
        optimizeDeps: { include: ['zxing-wasm/reader', 'zxing-wasm/writer'] },
        test: {
          name: 'components',
          include: ['tests/components/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium', viewport: { width: 360, height: 740 } }],
          },
        },
      },
      {
        test: {
          name: 'audit',
          environment: 'node',
          include: ['tests/audit/**/*.test.ts'],
          globalSetup: ['tests/audit/setup.ts'],
          testTimeout: 150_000,
          hookTimeout: 120_000,
          maxConcurrency: 3,
          // Where a machine does much else, a step may come too late; what fails twice is a fault.
          retry: 1,
        },
      },
      {
        test: {
          name: 'pictures',
          environment: 'node',
          include: ['tests/pictures/**/*.test.ts'],
          globalSetup: ['tests/audit/setup.ts'],
          testTimeout: 150_000,
          hookTimeout: 120_000,
          maxConcurrency: 3,
        },
      },
      {
        test: {
          name: 'measure',
          environment: 'node',
          include: ['tests/measure/**/*.test.ts'],
          globalSetup: ['tests/audit/setup.ts'],
          fileParallelism: false,
          testTimeout: 150_000,
          disableConsoleIntercept: true,
        },
      },
    ],
  },
});
