import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Their binaries cannot be bundled; everything else is, so that a start reads few files. */
const nativeModules = ['better-sqlite3', '@myriaddreamin/typst-ts-node-compiler']

/** What the oldest supported runtime understands: Electron 33 is Chrome 130 with Node 20. */
const nodeTarget = 'node20'
const chromeTarget = 'chrome130'

export default defineConfig({
  main: {
    build: {
      // The engine and the command line share code with the main process, so they are built
      // together, each with an entry of its own.
      outDir: 'out',
      target: nodeTarget,
      sourcemap: true,
      externalizeDeps: false,
      rolldownOptions: {
        external: nativeModules,
        input: {
          'main/index': 'src/main/index.ts',
          'main/engine': 'src/main/engine/process.ts',
          'main/pdf-worker': 'src/main/intake/pdf/worker.ts',
          'cli/index': 'src/main/cli/index.ts',
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: nodeTarget,
      sourcemap: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        // A sandboxed preload is a single CommonJS file: it can require nothing but Electron.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: chromeTarget,
      sourcemap: true,
      // The files come from the disk of the same computer.
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
  },
})
