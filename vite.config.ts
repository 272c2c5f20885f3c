import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { engineAsset } from './src/cli/site/engineAsset.ts';
import { serviceWorkerScript } from './src/cli/site/serviceWorkerScript.ts';

/**
 * Every worker is a `blob:` one, which inherits this policy; one from an ordinary address would have none. 'self' is there for the
 * service worker, and opens little: nothing but the site's own scripts could be started, and none of them runs what a file holds.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

/** Puts the policy first in the built page; the development server needs inline scripts, so it goes without. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
      ],
    },
  };
}

/** Relative asset addresses let one build serve from `/`, from `/some-repo/` and from a folder of a release. */
export default defineConfig({
  base: './',
  plugins: [react(), engineAsset(), contentSecurityPolicy(), serviceWorkerScript()],
  build: {
    target: ['chrome111', 'firefox115', 'safari16.4'],
    outDir: 'dist/site',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
  },
  worker: { format: 'iife' },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'e2e/bench/**/*.test.ts'],
    css: { include: [/tokens\.css/] },
    // By itself it leaves one processor free, of two that is half.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
