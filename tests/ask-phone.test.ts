import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judgeEvidence } from "@/lib/domain/evidence/judge-evidence";
import { readStatusText } from "@/lib/domain/evidence/read-status-text";
import { parseNetworks } from "@/lib/domain/network/ipv4";
import { askPhone } from "@/lib/server/work/ask-phone";
import { FAULTS, servePhones } from "../scripts/phones/serve-phones.mjs";

/** Made-up phones on loopback, good ones and hostile ones: what is asked of them, and what is taken from them. */

const kinds = Object.keys(FAULTS);
const first = `127.77.${process.pid % 250}.1`;
const rehearsalPort = 20_000 + (process.pid % 20_000);
const listed = parseNetworks("127.77.0.0/16");
const networks = listed.ok ? listed.value : [];
let world: Awaited<ReturnType<typeof servePhones>>;

beforeAll(async () => {
  const faults = Object.fromEntries(kinds.map((kind, index) => [index + 2, kind]));
  world = await servePhones({ count: kinds.length + 2, first, port: rehearsalPort, upgradeMs: 0, faults });
});
afterAll(() => world.stop());

const phoneAt = (index: number) => {
  const phone = world.phones[index];
  if (!phone) throw new Error(`no phone ${index}`);
  return phone;
};
const ask = (ip: string) => askPhone(ip, { networks, rehearsalPort });
const pageOf = async (ip: string) => {
  const answer = await ask(ip);
  return answer.kind === "page" ? readStatusText(answer.text) : null;
};

describe("a phone that behaves", () => {
  test("Enterprise tells PID, VID, serial and load by its device information", async () => {
    const { ip, mac, serial, load } = phoneAt(0);
    expect(await pageOf(ip)).toMatchObject({ macs: [mac], pid: "CP-8841-K9", vid: 10, serial, load, problem: null });
  });

  test("moved, not licensed, then authorized: the proof follows what was done to it", async () => {
    const phone = phoneAt(1);
    const expected = {
      mac: phone.mac,
      direction: "E2M",
      target: "approved-third-party",
      targetLoad: "sip78xx.12-0-3MPP0001-87",
      model: phone.product.model,
      licenseKind: "order",
      source: "probe",
    } as const;
    const judged = async () => {
      const reading = await pageOf(phone.ip);
      return reading && judgeEvidence(reading, expected).outcome;
    };
    expect(world.upgrade(phone, "sip88xx.12-0-3MPP0001-87")).toContain("no load of 7841");
    world.upgrade(phone, "sip78xx.12-0-3MPP0001-87.loads");
    await expect.poll(judged).toBe("moved");
    const submit = (rule: string) =>
      fetch(`http://${phone.ip}:${rehearsalPort}/admin/advanced`, {
        method: "POST",
        body: new URLSearchParams({ rule, type: "Classic" }),
      });
    await submit(`tftp://127.0.0.1/${phone.mac}.lic`);
    expect(await judged()).toBe("contradicted"); // the file is not there yet
    world.files.add(`${phone.mac}.lic`);
    await submit(`tftp://127.0.0.1/$MA.lic`);
    expect(await judged()).toBe("contradicted"); // a server tells upper from lower case
    await submit(`tftp://127.0.0.1/$MAU.lic`);
    expect(await judged()).toBe("verified");
  });
});

describe("a phone that does not behave gives one coarse answer", () => {
  test.each(kinds.filter((kind) => kind !== "other-mac" && kind !== "script").map((kind) => [kind]))(
    "%s",
    async (kind) => {
      const { ip } = phoneAt(kinds.indexOf(kind) + 2);
      expect(await ask(ip)).toEqual({ kind: "unusable" });
    },
  );

  test("another MAC says nothing of this phone", async () => {
    const { ip, mac } = phoneAt(kinds.indexOf("other-mac") + 2);
    const reading = await pageOf(ip);
    const expected = { mac, direction: "E2M", target: "webex-calling", targetLoad: null, model: "8841" } as const;
    expect(reading && judgeEvidence(reading, expected).outcome).toBe("other-phone");
  });

  test("a script in a page is text that is not read", async () => {
    const { ip, mac } = phoneAt(kinds.indexOf("script") + 2);
    const reading = await pageOf(ip);
    expect(reading).toMatchObject({ macs: [mac] });
    expect(JSON.stringify(reading)).not.toMatch(/owned|onerror|alert/);
  });

  test("where nobody listens there is nobody", async () => {
    expect(await ask("127.77.255.254")).toEqual({ kind: "nobody" });
  });
});

test.each([
  { ip: "127.78.0.1", because: "not listed" },
  { ip: "localhost", because: "no names" },
  { ip: "127.077.0.1", because: "no address" },
  { ip: `${first}@127.0.0.1`, because: "no address" },
  { ip: "::ffff:127.77.0.1", because: "IPv4 only" },
])("$ip is not asked: $because", async ({ ip }) => {
  expect(await ask(ip)).toEqual({ kind: "not-listed" });
});

test("while nothing is listed nobody is asked", async () => {
  expect(await askPhone(first, { networks: [], rehearsalPort })).toEqual({ kind: "not-listed" });
});
