import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// The CLI would download its schema engine, which nothing here needs: scripts/runtime/migrate.mjs applies the migrations.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL("./prisma/no-schema-engine.sh", import.meta.url));

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // Not reached by generate, validate and format.
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://127.0.0.1:1/none" },
});
