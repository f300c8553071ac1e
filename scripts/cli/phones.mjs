// `npm run phones`: made-up phones on loopback, with which a team rehearses a batch, its probe and its proof before the first
// real phone. Prints what to import and what to set; Ctrl-C ends it.
import fs from "node:fs";
import { parseArgs } from "node:util";
import { FAULTS, servePhones } from "../phones/serve-phones.mjs";

const HELP = `npm run phones -- [--count 20] [--first 127.77.0.1] [--port 8077] [--control 8076] [--upgrade-seconds 5] [--fault 3=slow …] [--csv FILE]

  --port             where the phones listen; 80 needs root. With another port the server needs REHOME_PROBE_REHEARSAL_PORT
  --control          page of the made-up Unified CM: Phone Load, Apply Config, licence files
  --fault N=KIND     phone N (from 1) misbehaves: ${Object.keys(FAULTS).join(", ")}
  --csv FILE         writes the list of phones to import: MAC and IP alone, as from a call control`;

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "20" },
    first: { type: "string", default: "127.77.0.1" },
    port: { type: "string", default: "8077" },
    control: { type: "string", default: "8076" },
    "upgrade-seconds": { type: "string", default: "5" },
    fault: { type: "string", multiple: true, default: [] },
    csv: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const faults = Object.fromEntries(
  values.fault.map((text) => {
    const [, number = "", kind = ""] = /^(\d{1,4})=([a-z-]+)$/.exec(text) ?? [];
    return [Number(number) - 1, kind];
  }),
);
if (!values.first.startsWith("127.")) {
  console.error("Made-up phones live on loopback alone: --first begins with 127.");
  process.exit(3);
}
try {
  const port = Number(values.port);
  const { phones } = await servePhones({
    count: Number(values.count),
    first: values.first,
    port,
    controlPort: Number(values.control),
    upgradeMs: Number(values["upgrade-seconds"]) * 1000,
    faults,
  });
  const csv = [
    "MAC,Model,IP Address,Active Load",
    ...phones.map(({ mac, product, ip, load }) => `${mac},Cisco ${product.model},${ip},${load}`),
  ];
  if (values.csv) fs.writeFileSync(values.csv, `${csv.join("\n")}\n`);
  const [first, last] = [phones[0]?.ip, phones.at(-1)?.ip];
  console.log(`${phones.length} made-up phones on ${first} to ${last}, port ${port}; ${values.csv ? `listed in ${values.csv}` : "list them with --csv FILE"}
Unified CM: http://127.0.0.1:${values.control}
The server probes them with REHOME_PROBE_CIDRS=127.77.0.0/16${port === 80 ? "" : ` REHOME_PROBE_REHEARSAL_PORT=${port}`}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(3);
}
