import { expect, test } from "vitest";
import { type ConversionTarget, DEFAULT_POLICY } from "@/lib/domain/conversion";
import type { PhoneFacts } from "@/lib/domain/phone/phone-facts";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseVersion } from "@/lib/domain/phone/version";
import { evaluate } from "./evaluate";

const third: ConversionTarget = { direction: "E2M", target: "approved-third-party", policy: DEFAULT_POLICY, loads: {} };
const m2e: ConversionTarget = { direction: "M2E", target: "ucm", policy: DEFAULT_POLICY, loads: {} };

const facts = (pid: string, rest: Partial<PhoneFacts>): PhoneFacts => ({
  product: parseProduct(pid),
  vid: 5,
  version: null,
  runningFirmware: null,
  transitionAuthorizationType: null,
  earlierConversion: null,
  hasLicenseWarning: null,
  isRegistered: null,
  loadFamily: null,
  isWhite: false,
  isRmaReplacement: false,
  ...rest,
});
const ENT = "CP-8841-K9=";
const MPP = "CP-8841-3PCC-K9=";
const mpp = { runningFirmware: "mpp" } as const;

test.each([
  {
    pid: ENT,
    rest: { loadFamily: "sip78xx" },
    rule: "load-family",
    says: /sip78xx.*8841.*sip88xx/,
    because: "an 8841 on a load of the 7800",
  },
  {
    pid: "CP-7821-K9=",
    rest: { ...mpp, loadFamily: "sip88xx" },
    rule: "load-family",
    says: /sip88xx.*7821.*sip78xx/,
    because: "a 7821 on a load of the 8800",
  },
  {
    pid: "CP-8845-K9=",
    rest: { loadFamily: "sip88xx" },
    rule: "load-family",
    says: /sip88xx.*sip8845_65/,
    because: "the video phones have their own",
  },
  {
    pid: "CP-7945G=",
    rest: { loadFamily: "sip88xx" },
    rule: "load-family",
    says: /none of the families/,
    because: "no 7945 runs it",
  },
  { pid: ENT, rest: { loadFamily: "sip88xx" }, rule: "load-family", says: null, because: "it fits" },
  {
    pid: "CP-8851NR-K9=",
    rest: { loadFamily: "sip88xx" },
    rule: "load-family",
    says: null,
    because: "NR models take the same",
  },
  {
    pid: ENT,
    rest: { earlierConversion: "from-mpp-11.3.5-or-later" },
    rule: "history",
    says: /sold as Enterprise.*11\.3\.5/,
    because: "left MPP, but was not sold as MPP",
  },
  {
    pid: MPP,
    rest: { ...mpp, earlierConversion: "by-11.3.3-or-later" },
    rule: "history",
    says: /sold as MPP.*11\.3\.3/,
    because: "converted to MPP, but was sold as MPP",
  },
  {
    pid: MPP,
    rest: { ...mpp, earlierConversion: "by-control-hub" },
    rule: "history",
    says: /sold as MPP.*Control Hub/,
    because: "the assistant converts Enterprise phones",
  },
  { pid: ENT, rest: { ...mpp, earlierConversion: "by-11.2.3" }, rule: "history", says: null, because: "it fits" },
  {
    pid: ENT,
    rest: { earlierConversion: "none" },
    rule: "history",
    says: null,
    because: "never converted fits every code",
  },
  {
    pid: "8841",
    rest: { ...mpp, earlierConversion: "by-11.2.3" },
    rule: "history",
    says: null,
    because: "a name says nothing against it",
  },
  {
    pid: ENT,
    rest: { ...mpp, vid: 15, version: parseVersion("11.3.2") },
    rule: "v15-mpp-floor",
    says: /11\.3\.2.*V15.*11\.3\.3/,
    because: "V15 cannot run it",
  },
  {
    pid: ENT,
    rest: { ...mpp, vid: 15, version: parseVersion("11.3.3") },
    rule: "v15-mpp-floor",
    says: null,
    because: "the floor itself",
  },
  {
    pid: ENT,
    rest: { ...mpp, vid: 14, version: parseVersion("11.3.2") },
    rule: "v15-mpp-floor",
    says: null,
    because: "older hardware",
  },
  {
    pid: "CP-8845-K9=",
    rest: { ...mpp, vid: 15, version: parseVersion("11.3.2") },
    rule: "v15-mpp-floor",
    says: null,
    because: "no audio phone",
  },
  {
    pid: ENT,
    rest: { runningFirmware: "enterprise", transitionAuthorizationType: "Classic" },
    rule: "type-on-enterprise",
    says: /Enterprise.*Classic/,
    because: "an MPP field",
  },
  {
    pid: ENT,
    rest: { runningFirmware: "enterprise", transitionAuthorizationType: "empty" },
    rule: "type-on-enterprise",
    says: null,
    because: "nothing is shown",
  },
  {
    pid: ENT,
    rest: { ...mpp, version: parseVersion("11.2.3"), transitionAuthorizationType: "WxC" },
    rule: "type-too-early",
    says: /11\.2\.3.*WxC.*11\.3\.3/,
    because: "no such field yet",
  },
  {
    pid: ENT,
    rest: { ...mpp, version: parseVersion("11.3.3"), transitionAuthorizationType: "WxC" },
    rule: "type-too-early",
    says: null,
    because: "the web page shows it",
  },
  {
    pid: MPP,
    rest: { ...mpp, transitionAuthorizationType: "Classic" },
    rule: "sold-as-mpp",
    says: /sold as MPP.*Classic/,
    because: "a converted Enterprise phone shows it",
  },
  {
    pid: MPP,
    rest: { ...mpp, hasLicenseWarning: true },
    rule: "sold-as-mpp",
    says: /sold as MPP.*licence warning/,
    because: "the same by the warning",
  },
  {
    pid: ENT,
    rest: { ...mpp, transitionAuthorizationType: "Classic" },
    rule: "sold-as-mpp",
    says: null,
    because: "sold as Enterprise",
  },
  {
    pid: ENT,
    rest: { ...mpp, hasLicenseWarning: true, isRegistered: true },
    rule: "warning-while-registered",
    says: /only while.*not registered/,
    because: "the warning does not count",
  },
  {
    pid: ENT,
    rest: { ...mpp, hasLicenseWarning: true },
    rule: "warning-while-registered",
    says: null,
    because: "registration is not said",
  },
] satisfies { pid: string; rest: Partial<PhoneFacts>; rule: string; says: RegExp | null; because: string }[])(
  "$rule on $pid $rest: $because",
  ({ pid, rest, rule, says }) => {
    for (const plan of [third, m2e]) {
      const advisories = evaluate(facts(pid, rest), plan).advisories;
      const text = advisories.find(({ ruleId }) => ruleId === `advisory.contradiction.${rule}`)?.text;
      if (says) expect(text).toMatch(says);
      else expect(text).toBeUndefined();
    }
  },
);
