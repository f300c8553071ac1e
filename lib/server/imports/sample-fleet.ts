import "server-only";
import { numberSequence } from "@/lib/domain/number-sequence";

/**
 * A made-up inventory in the shape of a project manager's spreadsheet, with the faults that real ones have, for trying
 * Rehome out. Same count, same file: nothing in it is random.
 */

/** The sample is the same everywhere. */
const SEED = 20_240_701;

type ModelRow = { weight: number; model: string; pid: string; vids: [number, number]; family: string };

const model = (weight: number, name: string, pid: string, low: number, high: number, family: string): ModelRow => ({
  weight,
  model: name,
  pid,
  vids: [low, high],
  family,
});

const MODELS: ModelRow[] = [
  model(22, "8841", "CP-8841-K9=", 1, 18, "sip88xx"),
  model(14, "8851", "CP-8851-K9=", 1, 18, "sip88xx"),
  model(12, "7841", "CP-7841-K9=", 1, 26, "sip78xx"),
  model(10, "7821", "CP-7821-K9=", 1, 27, "sip78xx"),
  model(9, "8811", "CP-8811-K9=", 1, 17, "sip88xx"),
  model(7, "8845", "CP-8845-K9=", 1, 12, "sip8845_65"),
  model(6, "8865", "CP-8865-K9=", 1, 12, "sip8845_65"),
  model(5, "7811", "CP-7811-K9=", 1, 20, "sip78xx"),
  model(4, "8861", "CP-8861-K9=", 1, 16, "sip88xx"),
  model(3, "7861", "CP-7861-K9=", 1, 20, "sip78xx"),
  model(3, "8832", "CP-8832-K9=", 1, 9, "sip8832"),
  model(2, "7832", "CP-7832-K9=", 1, 6, "sip7832"),
  model(1, "8851NR", "CP-8851NR-K9=", 2, 15, "sip88xx"),
  model(1, "8821", "CP-8821-K9=", 1, 6, "sip8821"),
  model(1, "8831", "CP-8831-K9=", 1, 4, "sip8831"),
  model(1, "7945", "CP-7945G=", 5, 14, "SIP45"),
];
const TOTAL_WEIGHT = MODELS.reduce((sum, row) => sum + row.weight, 0);
const LOADS = ["12-8-1-0001-455", "14-1-1-0001-410", "14-2-1-0101-26", "14-2-1-0101-26", "14-3-1-0001-58"];
const SITES = ["Headquarters", "Leeds", "Lyon", "München", "Kraków", "São Paulo", "Dallas", "Osaka"];
const OWNERS = [
  "Ana Almeida",
  "Bo Berg",
  "Chloé Dubois",
  "Elif Çelik",
  "Grace Evans",
  "Hiro Ito",
  "José García",
  "Łukasz Kowalski",
  "",
  "",
];
const PLACES = ["Reception", "Open space", "Board room", "Warehouse", "Lab", "Nurse station", "Break room"];
const HEADER = [
  "Site",
  "Floor",
  "MAC Address",
  "Product ID",
  "VID",
  "Serial Number",
  "IP Address",
  "Firmware",
  "User",
  "Extension",
  "Description",
];

/** The file as CSV text. */
export function sampleFleetCsv(phones = 2_000): string {
  const next = numberSequence(SEED);
  const rows = Array.from({ length: phones }, (_, index) => rowAt(index, next));
  return [HEADER, ...rows].map((cells) => cells.map(quote).join(",")).join("\r\n");
}

type Next = (below: number) => number;

function rowAt(index: number, next: Next): string[] {
  const { pid, vids, family } = pickModel(next(TOTAL_WEIGHT));
  const [low, high] = vids;
  const runsMpp = next(100) < 3;
  const mac = (0x00_cc_fc_10_00_00 + index * 37).toString(16).toUpperCase().padStart(12, "0");
  const vid = `V${pad(low + next(high - low + 1))}`;
  const fault = next(100);
  return [
    SITES[Math.min(next(SITES.length), next(SITES.length))] ?? "",
    String(1 + next(9)),
    fault === 0
      ? mac.slice(0, 11)
      : fault === 1
        ? "2.79E+13"
        : index % 3 === 0
          ? (mac.match(/../g) ?? []).join(":")
          : mac,
    runsMpp ? pid.replace("-K9", "-3PCC-K9") : pid,
    fault < 10 && fault > 3 ? "" : vid,
    `FCH${pad(17 + next(10))}${pad(1 + next(52))}${pad(next(100))}${["AB", "K7", "ZQ", "0D"][next(4)]}`,
    `10.${20 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}`,
    runsMpp ? `${family}.12-0-4MPP0001-58` : `${family}.${LOADS[next(LOADS.length)]}`,
    OWNERS[next(OWNERS.length)] ?? "",
    String(20_000 + index),
    `${PLACES[next(PLACES.length)]} ${1 + next(40)}.${pad(next(99))}`,
  ];
}

function pickModel(at: number): ModelRow {
  let left = at;
  for (const row of MODELS) {
    if (left < row.weight) return row;
    left -= row.weight;
  }
  throw new Error(`${at} is not below the sum of all weights.`);
}

const pad = (value: number) => String(value).padStart(2, "0");
const quote = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
