import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// `xiutai serve` on its own port, for `npm run dev` and `npx vite preview`. It takes only requests
// that name its own address as theirs.
const core = process.env.XIUTAI_SERVE ?? "http://127.0.0.1:7420";
const toCore = { target: core, changeOrigin: true, headers: { origin: core } };
const ours = ["/api", "/paper", "/file", "/events", "/ticket"];
const proxy = Object.fromEntries(ours.map((path) => [path, toCore]));

export default defineConfig({
  plugins: [react()],
  base: "./",
  build: {
    target: ["es2022", "safari16.4"],
    // The content policy allows no data: fonts or scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2500,
    rolldownOptions: {
      output: {
        // pdf.js ships its worker as .mjs, which not every file server knows as a script.
        assetFileNames: (asset) =>
          asset.names.some((name) => name.endsWith(".mjs"))
            ? "assets/[name]-[hash].js"
            : "assets/[name]-[hash][extname]",
      },
    },
  },
  server: { host: "127.0.0.1", port: 5173, proxy },
  preview: { host: "127.0.0.1", port: 5174, proxy },
  test: {
    environment: "jsdom",
    setupFiles: ["test/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"],
    testTimeout: 20_000,
  },
});
