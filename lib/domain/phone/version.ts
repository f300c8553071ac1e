/** A firmware release. `serviceRelease` is 0 where there is none; `text` is the one way we print it: `14.2.1SR1`, `12.0.3`. */
export type FirmwareVersion = { major: number; minor: number; patch: number; serviceRelease: number; text: string };

/** `sip88xx.`, `sip8845_65.`, `rootfs78xx.`, `SIP45.`: the family before the release in a load name. */
const LOAD_PREFIX = /^[a-z]+[0-9][0-9a-z_]*\.\s*(?=\d+-|TLexE2M)/i;
const LEAD_WORDS = /^(?:TLexE2M|firmware|release|version|enterprise|multiplatform|mpp|v)[\s.:_-]*/i;
/**
 * Three numbers, then what carries the service release: `SR1`, `MPP0101`, `-0101-`; then an ES number and build numbers. `1MN-366` (Cisco's
 * M2E guide prints it) is no service release: what follows `MN` is a build.
 */
const FULL =
  /^(\d{1,2})[.-](\d{1,2})(?:[.-]?\((\d{1,2})\)|[.-](\d{1,2}))(?:MN|[\s.-]?(?:MPP|M(?=SR))?[\s.-]?(?:SR[\s.-]?(\d{1,2})|(0\d)\d\d(?!\d))?(?:[\s.-]?ES\d+)?)(?:[\s.-]\w+)*$/i;
/** `12.6`, `14.0 SR1`: no patch number means patch 0. */
const SHORT = /^(\d{1,2})\.(\d{1,2})(?:\s?SR(\d{1,2}))?$/i;
const IP_ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Makes a version from its numbers; the text is derived, so two equal versions always print alike. */
export function firmwareVersion(major: number, minor: number, patch: number, serviceRelease = 0): FirmwareVersion {
  const text = `${major}.${minor}.${patch}${serviceRelease > 0 ? `SR${serviceRelease}` : ""}`;
  return { major, minor, patch, serviceRelease, text };
}

/**
 * Reads a release from a version (`12.0(3)SR1`, `12.0.(3)`, `14.2.1SR1`) or a load name (`sip88xx.14-2-1-0101-26.loads`).
 * `MPP0101` and `-0101-` carry the service release: 0001 none, 0101 SR1, 0201 SR2. Gives `null` when there is no release to read.
 */
export function parseVersion(text: string): FirmwareVersion | null {
  let rest = text
    .trim()
    .replace(/\.loads$/i, "")
    .replace(LOAD_PREFIX, "");
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(LEAD_WORDS, "");
  }
  if (IP_ADDRESS.test(rest)) return null;
  const full = FULL.exec(rest);
  if (full) {
    return firmwareVersion(
      Number(full[1]),
      Number(full[2]),
      Number(full[3] ?? full[4]),
      Number(full[5] ?? full[6] ?? 0),
    );
  }
  const short = SHORT.exec(rest);
  return short ? firmwareVersion(Number(short[1]), Number(short[2]), 0, Number(short[3] ?? 0)) : null;
}

/** Negative when `a` is older than `b`, 0 when they are the same release, positive when newer. Builds are not compared. */
export function compareVersions(a: FirmwareVersion, b: FirmwareVersion): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch || a.serviceRelease - b.serviceRelease;
}
