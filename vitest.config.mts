import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: at("./") },
      { find: "server-only", replacement: at("./tests/server-only.ts") },
    ],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "components/**/*.test.ts",
            "lib/domain/**/*.test.ts",
            "lib/schemas/**/*.test.ts",
            "lib/format/**/*.test.ts",
            "lib/files/**/*.test.ts",
            "lib/client/**/*.test.ts",
            "lib/*.test.ts",
            "lib/server/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/process/**"],
          globalSetup: ["tests/global-setup.ts"],
          setupFiles: ["tests/database-of-worker.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: "process",
          include: ["tests/process/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
