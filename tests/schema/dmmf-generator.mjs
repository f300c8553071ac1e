// A generator for `prisma generate` that makes no code: it writes what Prisma read from schema.prisma (its "DMMF") to the
// file named by DMMF_FILE. Prisma speaks JSON-RPC with a generator: questions on stdin, answers on stderr.
import fs from "node:fs";
import readline from "node:readline";

const ANSWERS = {
  getManifest: () => ({ manifest: { prettyName: "Parsed schema", defaultOutput: "." } }),
  generate: ({ dmmf }) => {
    fs.writeFileSync(process.env.DMMF_FILE, JSON.stringify(dmmf.datamodel));
    return null;
  },
};

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const { id, method, params } = JSON.parse(line);
  process.stderr.write(`${JSON.stringify({ jsonrpc: "2.0", id, result: ANSWERS[method](params) })}\n`);
});
