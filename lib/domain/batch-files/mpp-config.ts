import type { Direction } from "@/lib/domain/conversion";
import { needsLicenseFile } from "@/lib/domain/procedure/conditions";
import { licenseFileName } from "@/lib/domain/procedure/license-file";
import { AUTHORIZATION_TYPE, LICENSE_OF_ANY_PHONE } from "@/lib/domain/procedure/phone-rules";
import { loadFileName } from "@/lib/domain/rules/eligibility/target-load";
import type { FilePhone } from "./file-phone";

/**
 * Configuration files of MPP phones. `Upgrade_Rule`, `Trans_Auth_Rule` and `Trans_Auth_Type`, each with ua="na", are how
 * Cisco's two conversion guides write them; the type is set whenever the rule is. Around them stands `flat-profile`, as Cisco's
 * provisioning guides have it. What else a phone needs (proxy, user) the call control decides: it is not in here.
 */
export type MppConfig = { upgradeRule: string | null; authorizationRule: string | null };

const ESCAPED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text as XML 1.0 may hold it in one line; control characters are left out. */
export const escapeXml = (text: string): string =>
  text.replace(/[\p{Cc}\uFFFE\uFFFF]/gu, "").replace(/[&<>"']/g, (one) => ESCAPED[one] ?? "");

/** The whole file. A rule that is null is not in it. */
export function mppConfig({ upgradeRule, authorizationRule }: MppConfig): string {
  const parameters: [name: string, value: string | null][] = [
    ["Upgrade_Rule", upgradeRule],
    ["Trans_Auth_Rule", authorizationRule],
    ["Trans_Auth_Type", authorizationRule === null ? null : AUTHORIZATION_TYPE.ucm],
  ];
  const lines = parameters.flatMap(([name, value]) =>
    value === null ? [] : [`  <${name} ua="na">${escapeXml(value)}</${name}>`],
  );
  return ['<?xml version="1.0" encoding="UTF-8"?>', "<flat-profile>", ...lines, "</flat-profile>", ""].join("\n");
}

/** For one phone: its own licence file by name. `server` is a URL without a slash at its end. */
export function configOfPhone(phone: FilePhone, direction: Direction, server: string, withUpgrade: boolean): string {
  return mppConfig({
    upgradeRule: withUpgrade && phone.targetLoad ? `${server}/${loadFileName(phone.targetLoad)}` : null,
    authorizationRule: needsLicenseFile(phone) ? `${server}/${licenseFileName(phone.mac, direction)}` : null,
  });
}

/**
 * For every phone of a model at the staging facility: the phone puts its own MAC into `$MAU`. A phone that needs no licence
 * then asks for a file that is not there; whether that disturbs it no source says.
 */
export function configOfModel(load: string, direction: Direction, server: string, needsLicense: boolean): string {
  return mppConfig({
    upgradeRule: `${server}/${loadFileName(load)}`,
    authorizationRule: needsLicense ? `${server}/${LICENSE_OF_ANY_PHONE[direction]}` : null,
  });
}

/**
 * Where a phone looks for its own file below the address that DHCP gave: `Cisco/CP-8851-3PCC/001234ab45de.cfg`. Source:
 * Cisco's conversion guides, which print it for the 8851; the same form for other models is our inference.
 */
export const configPath = ({ model, mac }: FilePhone): string => `Cisco/CP-${model}-3PCC/${mac.toLowerCase()}.cfg`;

/** What `$PSN.xml` is for a model: `8851-3PCC.xml`. Source: the same, printed for the 8851. */
export const profileName = (model: string): string => `${model}-3PCC.xml`;
