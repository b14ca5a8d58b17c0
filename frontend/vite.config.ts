import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const gateway = process.env.TRADEWIND_GATEWAY ?? 'http://127.0.0.1:8000';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/cognito', '/images', '/media', '/uploads', '/config.json', '/docs', '/mail'].map((path) => [
        path,
        gateway,
      ]),
    ),
  },
  build: {
    target: 'es2022',
    // Inlined files would be data: addresses, which the site's Content-Security-Policy does not allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // A handful of files that change together, not one per module: each costs the first visit a round trip.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What the first page does not use, such as the sign-in library, goes where it is imported.
            {
              name: 'libraries',
              test: /node_modules\/(@fontsource|@tanstack|localforage|react|scheduler)/,
              priority: 2,
            },
            // With styles/, whose order of cascade layers has to come before any other style.
            { name: 'shared', test: /src\/(api|components|config|lib|styles)\//, priority: 1 },
          ],
        },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['./src/testing/setup.ts'],
    environmentOptions: { happyDOM: { settings: { navigation: { disableChildFrameNavigation: true } } } },
    restoreMocks: true,
    testTimeout: 30_000,
  },
});
