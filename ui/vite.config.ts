import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { fixtureApi } from './fixtures.ts';

const OPERATOR = process.env['SKYBRIDGE_CONSOLE_URL'] ?? 'http://127.0.0.1:8080';

/** With the mode "fixtures" the console runs without an operator, on made-up applications. */
export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === 'fixtures' ? [fixtureApi()] : [])],
  server: {
    host: '127.0.0.1',
    port: 5173,
    ...(mode === 'fixtures' ? {} : { proxy: { '/api': OPERATOR } }),
  },
  preview: { host: '127.0.0.1', port: 4173 },
  build: { target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 1500 },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    maxWorkers: 2,
    hookTimeout: 60_000,
    testTimeout: 90_000,
  },
}));
