import { type ChecklistProject, needsLicenseFile } from "@/lib/domain/procedure/conditions";
import { fillTemplate, projectFillings } from "@/lib/domain/procedure/fill-template";
import { licenseFileName } from "@/lib/domain/procedure/license-file";
import { AUTHORIZATION_TYPE, FILE_SERVER, LICENSE_OF_ANY_PHONE } from "@/lib/domain/procedure/phone-rules";
import { loadFileName, withoutLoadsSuffix } from "@/lib/domain/rules/eligibility/target-load";
import { type FilePhone, notToMove, sortOut } from "./file-phone";
import { configOfModel, configOfPhone, configPath, profileName } from "./mpp-config";

export const BATCH_FILE_KINDS = [
  "bulk-administration",
  "phone-loads",
  "upgrade-rules",
  "phone-configs",
  "staging-configs",
  "dhcp-options",
] as const;
export type BatchFileKind = (typeof BATCH_FILE_KINDS)[number];

type FileRow = {
  title: string;
  /** What to do with it, and what is not known of it. */
  use: string;
  source: string;
  /** What the person names for it, as nothing here knows it. */
  asks: "server" | "dhcp" | null;
  isFor: (project: ChecklistProject) => boolean;
};

const isToMpp = ({ direction, method }: ChecklistProject) => direction === "E2M" && method === "ucm";
const isConfigured = ({ target }: ChecklistProject) => target !== "webex-calling";

/** Every file a batch can have, each with the ways it is for. */
export const BATCH_FILES: Readonly<Record<BatchFileKind, FileRow>> = {
  "bulk-administration": {
    title: "Bulk Administration, custom file",
    use: "One file for each load, one device name a line. In UCM: Bulk Administration → Upload/Download Files; then Phones → Update Phones → Use Custom File, choose Device Name and the file, Find, Next; tick Phone Load Name and enter the load; choose Apply Config; Submit. It takes the place of finding, setting and applying phone by phone.",
    source: "Cisco Unified CM Bulk Administration Guide, Update Phones Using Custom File",
    asks: null,
    isFor: isToMpp,
  },
  "phone-loads": {
    title: "Phone loads",
    use: "Device Name and Phone Load Name, headed as UCM's own export heads them: to check, or for a script. Update Phones itself reads no value from a file; it sets one for a whole custom file.",
    source: "UCM export, all details: the names of the columns",
    asks: null,
    isFor: isToMpp,
  },
  "upgrade-rules": {
    title: "Rules of each phone",
    use: "The values of Voice → Provisioning for every phone, to paste or for a script.",
    source: "Guide, UCM-based manual migration (M2E), steps 8 and 9",
    asks: null,
    isFor: ({ direction }) => direction === "M2E",
  },
  "phone-configs": {
    title: "MPP configuration, one for each phone",
    use: "A zip to be unpacked at the root of a web or TFTP server: phones that get its address by DHCP look there for their own file. It sets the upgrade and the authorization alone; what the call control needs is not in it.",
    source: "Cisco's conversion guides: the parameters, and the path as printed for the 8851",
    asks: "server",
    isFor: isConfigured,
  },
  "staging-configs": {
    title: "Staging configuration, $PSN.xml",
    use: "One file for each model, at the root of the staging server. Factory reset phones ask for it first.",
    source: "Cisco's conversion guides: the parameters, and the name as printed for the 8851",
    asks: "server",
    isFor: (project) => isConfigured(project) && (project.method === "staging-dhcp" || project.direction === "M2E"),
  },
  "dhcp-options": {
    title: "DHCP options 66, 150 and 160",
    use: "Lines for the DHCP server of the staging network. Phones heed them only while their Profile Rule begins with “/”.",
    source: "Cisco's conversion guides: the options and what each takes",
    asks: "dhcp",
    isFor: ({ method, direction }) => method === "staging-dhcp" || direction === "M2E",
  },
};

/** The files that are made for a project's way, in their order. */
export const filesFor = (project: ChecklistProject): BatchFileKind[] =>
  BATCH_FILE_KINDS.filter((kind) => BATCH_FILES[kind].isFor(project));

/** Where the phones of this project find their files, if nobody names another server; null without a UCM address. */
export const fileServerOf = (project: ChecklistProject): string | null =>
  fillTemplate(FILE_SERVER[project.direction], projectFillings(project)).value;

export const deviceName = (mac: string): string => `SEP${mac.toUpperCase()}`;

/** Which phones a kind of file names, and which it leaves out and why. */
export function phonesOf(kind: BatchFileKind, project: ChecklistProject, phones: readonly FilePhone[]) {
  const isAuthorizationAlone = kind === "phone-configs" && project.direction === "E2M" && project.method === "ucm";
  return sortOut(phones, (phone) => {
    const reason = notToMove(phone, project);
    if (reason !== null) return reason;
    return isAuthorizationAlone && !needsLicenseFile(phone) ? "It needs no licence, so there is nothing to set." : null;
  });
}

/** Each load of a batch without `.loads`, with its phones; in the order of the names. */
export function loadsOf(taken: readonly FilePhone[]): { load: string; phones: FilePhone[] }[] {
  const loads = new Map<string, FilePhone[]>();
  for (const phone of taken) {
    if (phone.targetLoad === null) continue;
    const load = withoutLoadsSuffix(phone.targetLoad);
    loads.set(load, [...(loads.get(load) ?? []), phone]);
  }
  return [...loads].map(([load, phones]) => ({ load, phones })).sort((a, b) => (a.load < b.load ? -1 : 1));
}

/** Bulk Administration's custom file: a device name a line, no header. */
export const customFile = (phones: readonly FilePhone[]): string =>
  phones.map(({ mac }) => `${deviceName(mac)}\r\n`).join("");

/** Header and rows of the phone loads. */
export const phoneLoads = (taken: readonly FilePhone[]): string[][] => [
  ["Device Name", "Phone Load Name"],
  ...taken.flatMap(({ mac, targetLoad }) => (targetLoad ? [[deviceName(mac), withoutLoadsSuffix(targetLoad)]] : [])),
];

/** Header and rows of what is typed into each phone. */
export function upgradeRules(taken: readonly FilePhone[], server: string): string[][] {
  const header = [
    "MAC Address",
    "Upgrade Rule",
    "Transition Load Authorization Rule",
    "Transition Authorization Type",
    "Licence File",
  ];
  return [
    header,
    ...taken.flatMap((phone) => {
      if (!phone.targetLoad) return [];
      const license = needsLicenseFile(phone)
        ? [`${server}/${LICENSE_OF_ANY_PHONE.M2E}`, AUTHORIZATION_TYPE.ucm, licenseFileName(phone.mac, "M2E")]
        : ["", "", ""];
      return [[phone.mac, `${server}/${loadFileName(phone.targetLoad)}`, ...license]];
    }),
  ];
}

export type NamedFile = { name: string; text: string };

/** The phones' own files. By UCM an E2M phone has its load already: then they authorize alone. */
export function phoneConfigs(taken: readonly FilePhone[], project: ChecklistProject, server: string): NamedFile[] {
  const withUpgrade = !isToMpp(project);
  return taken.map((phone) => ({
    name: configPath(phone),
    text: configOfPhone(phone, project.direction, server, withUpgrade),
  }));
}

/** One file for each model. */
export function stagingConfigs(taken: readonly FilePhone[], project: ChecklistProject, server: string): NamedFile[] {
  const models = [...new Set(taken.map(({ model }) => model))].sort();
  return models.flatMap((model) => {
    const own = taken.filter((phone) => phone.model === model);
    const load = own[0]?.targetLoad;
    const text = load ? configOfModel(load, project.direction, server, own.some(needsLicenseFile)) : null;
    return text === null ? [] : [{ name: profileName(model), text }];
  });
}
