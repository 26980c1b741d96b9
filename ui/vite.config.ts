import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** The road to the core, chosen when the program is built: `tauri` (the window) or `http` (the local bridge). */
const backend = process.env.VITE_BACKEND === 'http' ? 'http' : 'tauri';

/** The oldest WebView of the phones that carriers have; the guard in public/guard.js tests for the same. */
const oldestWebView = 'chrome92';

export default defineConfig({
  plugins: [svelte()],
  resolve: {
    alias: {
      $lib: fileURLToPath(new URL('./src/lib', import.meta.url)),
      $app: fileURLToPath(new URL('./src/app', import.meta.url)),
      $views: fileURLToPath(new URL('./src/views', import.meta.url)),
      '$chosen-backend': fileURLToPath(new URL(`./src/lib/backend/${backend}.ts`, import.meta.url)),
    },
  },
  build: {
    target: oldestWebView,
    cssTarget: oldestWebView,
    // A font or picture inside the style sheet would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // `BRIDGE` is the address of a local bridge, such as http://127.0.0.1:8717, for `npm run dev`.
  server: { port: 1420, strictPort: true, proxy: process.env.BRIDGE ? { '/call': process.env.BRIDGE } : {} },
});
