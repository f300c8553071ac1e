import { failure, ok, type Result } from "@/lib/domain/result";

/** Networks that a server may reach: from the first address, as many leading bits as must agree. */
export type Network = { from: number; bits: number };

const PART = /^(?:0|[1-9]\d{0,2})$/;

/**
 * An IPv4 address as its number. Four decimal parts and nothing else: `010.0.0.5`, `0x7f.1` and `10.0.0.5@127.0.0.1` mean
 * other addresses to other programs, so they are none. Source: handbook of security, outbound.
 */
export function parseIpv4(text: string): number | null {
  const parts = text.length > 15 ? [] : text.split(".");
  if (parts.length !== 4 || !parts.every((part) => PART.test(part) && Number(part) <= 255)) return null;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

const blockOf = ({ from, bits }: Network): [number, number] => [from, from + 2 ** (32 - bits) - 1];

/** Never a phone's: this host, link-local (metadata of clouds), multicast, reserved, broadcast. Source: RFC 6890. */
const NEVER: readonly Network[] = [
  { from: 0, bits: 8 },
  { from: 169 * 2 ** 24 + 254 * 2 ** 16, bits: 16 },
  { from: 224 * 2 ** 24, bits: 3 },
];
const WIDEST = 8;

/** Reads `10.20.0.0/16, 10.30.5.7/32`; gives the first that is wrong in one sentence. An empty text lists none. */
export function parseNetworks(text: string): Result<Network[], string> {
  const networks: Network[] = [];
  for (const one of text.split(/[\s,;]+/).filter(Boolean)) {
    const [, address = "", digits = ""] = /^([\d.]{7,15})\/(\d{1,2})$/.exec(one) ?? [];
    const from = parseIpv4(address);
    const bits = Number(digits);
    if (from === null || digits === "" || bits > 32)
      return failure(`“${one.slice(0, 40)}” is no network: write it as 10.20.0.0/16`);
    if (bits < WIDEST)
      return failure(`“${one}” is too wide: list the networks of the phones, at most a /${WIDEST} each`);
    if (from % 2 ** (32 - bits) !== 0)
      return failure(`“${one}” is no network: ${address} does not begin one of ${bits} bits`);
    networks.push({ from, bits });
  }
  return ok(networks);
}

/** Whether an address may be reached: in one of the networks, and none that is never a phone's. */
export function isInNetworks(address: string, networks: readonly Network[]): boolean {
  const number = parseIpv4(address);
  if (number === null) return false;
  const isIn = (network: Network) => {
    const [first, last] = blockOf(network);
    return number >= first && number <= last;
  };
  return !NEVER.some(isIn) && networks.some(isIn);
}
