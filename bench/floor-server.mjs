// The floor for one write: a bare node:http server that updates one row by one prepared statement. No session, no rights, no
// rules, no history: a limit, not a product. Prints its port.
import http from "node:http";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
await pool.query(`CREATE TABLE IF NOT EXISTS "Floor" ("id" integer PRIMARY KEY, "count" integer NOT NULL DEFAULT 0)`);
await pool.query(`INSERT INTO "Floor" ("id") SELECT generate_series(1, 1000) ON CONFLICT DO NOTHING`);

const server = http.createServer(async (request, response) => {
  for await (const _ of request); // the body, as anybody reads it
  const id = 1 + Math.floor(Math.random() * 1000);
  const { rows } = await pool.query({
    name: "floor",
    text: `UPDATE "Floor" SET "count" = "count" + 1 WHERE "id" = $1 RETURNING "count"`,
    values: [id],
  });
  response.setHeader("content-type", "application/json").end(JSON.stringify(rows[0]));
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") console.log(address?.port);
});
