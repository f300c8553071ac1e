import type { Target } from "@/lib/domain/conversion";
import type { TransitionAuthorizationType } from "@/lib/domain/phone/phone-facts";
import { normaliseMac } from "./check-identity";
import type { EvidenceCheck, ExpectedPhone } from "./evidence-check";
import type { AuthorizationReading } from "./read-authorization";
import type { StatusReading } from "./read-status-text";

/** Source: guide, E2M step 14 (`Classic`), FAQ (`Classic` or `WxC`); domain.md §6 (`WxC` for Webex Calling). */
const TYPE_OF = { "webex-calling": "WxC", "approved-third-party": "Classic", ucm: null } as const satisfies Record<
  Target,
  TransitionAuthorizationType | null
>;

/** Whether the licence shows. `fail`: it is another one, or it was refused; `missing`: nothing shows that there is one. */
export function checkAuthorization(reading: StatusReading, expected: ExpectedPhone): EvidenceCheck[] {
  const status = checkStatus(reading, expected);
  const type = checkType(reading, expected, status?.result === "pass");
  return [type, status].filter((check) => check !== null);
}

/**
 * Other call control takes the licence by its file, so a file of this MAC that succeeded is as good as the type. A status that passed
 * names no other MAC than this one.
 */
function isShownByStatus({ authorization }: StatusReading, { target }: ExpectedPhone, hasPassed: boolean): boolean {
  return target === "approved-third-party" && hasPassed && authorization !== null && authorization.mac !== null;
}

function checkType(reading: StatusReading, expected: ExpectedPhone, hasPassed: boolean): EvidenceCheck | null {
  const wanted = TYPE_OF[expected.target];
  if (wanted === null) return null;
  const found = reading.transitionAuthorizationType;
  const base = { code: "authorization-type", expected: wanted, found } as const;
  if (found === null) {
    if (!mustShow(expected) || isShownByStatus(reading, expected, hasPassed)) return null;
    const text =
      "The text shows no Transition Authorization Type. Paste Product Information of Info → Status; if the field is empty there, the phone is not authorized yet. Info → Download Status tells why.";
    return { ...base, result: "missing", text };
  }
  if (found.toLowerCase() === wanted.toLowerCase()) return { ...base, result: "pass", text: `The type is ${wanted}.` };
  const text = `The phone is authorized as ${found}, this project needs ${wanted}.${
    found.toLowerCase() === "wxc" ? " A phone with WxC works with Webex Calling only." : ""
  }`;
  return { ...base, result: "fail", text };
}

/** Other call control asks for the licence of every phone that needs one; Webex Calling only where the text is the phone's own. */
function mustShow({ target, licenseKind, source }: ExpectedPhone): boolean {
  return target === "approved-third-party" ? licenseKind !== "none" : source !== "after-inventory";
}

/** The status counts only where the text shows one: not every page and firmware does. */
function checkStatus(reading: StatusReading, expected: ExpectedPhone): EvidenceCheck | null {
  const { authorization, transitionAuthorizationStatus: found } = reading;
  if (!authorization || found === null) return null;
  const base = { code: "authorization-status", expected: "Authorization Succeeded", found } as const;
  if (authorization.mac !== null && normaliseMac(authorization.mac) !== normaliseMac(expected.mac)) {
    const text = `The licence file ${authorization.file} belongs to another phone; a licence is locked to one MAC address.`;
    return { ...base, result: "fail", text };
  }
  switch (authorization.outcome) {
    case "succeeded":
      return { ...base, result: "pass", text: "The authorization succeeded." };
    case "failed":
      return { ...base, result: "fail", text: whyFailed(authorization) };
    default: {
      if (!mustShow(expected)) return null;
      const text =
        "The status tells neither success nor failure. Paste the whole line Transition Authorization Status; it stands under Info → Download Status.";
      return { ...base, result: "missing", text };
    }
  }
}

/**
 * A licence file is named after the MAC in upper case, and a server tells upper from lower case. Sources: guide, Appendix B step 9; domain.md
 * §6 (`$MAU`, `$MA`, the retry).
 */
function whyFailed({ file, mac, reason }: AuthorizationReading): string {
  const again = "The phone tries again after 1800 seconds.";
  const isLowerCase = file !== null && mac !== null && /[a-f]/.test(file.replace(/(?:_m2e)?\.lic$/i, ""));
  if (isLowerCase) {
    return `The authorization failed: the rule asks for ${file}, but the name of a licence file is in upper case. Put ${mac} in upper case into the rule ($MAU, not $MA) and look whether the server holds the file under that name. ${again}`;
  }
  if (reason === "file-not-found") {
    return `The authorization failed: ${file ?? "the licence file"} is not on the server. Put it there under exactly this name, in upper case, or correct the address in the rule. ${again}`;
  }
  return "The authorization failed. Check the licence file and the rule; the phone tries again.";
}
