import { formatVid } from "@/lib/domain/phone/format-vid";
import { loadFamilyOf } from "@/lib/domain/phone/load";
import { parseVersion } from "@/lib/domain/phone/version";
import { describeFloors } from "@/lib/domain/rules/eligibility/firmware-floors";
import { loadFileName, startingLoadFor, withoutLoadsSuffix } from "@/lib/domain/rules/eligibility/target-load";
import { licenseSkuFor } from "@/lib/domain/rules/licensing/support-skus";
import { isWord } from "@/lib/domain/words";
import { type ChecklistPhone, type ChecklistProject, startingFloor } from "./conditions";
import { licenseFileName } from "./license-file";

/** Every placeholder a template may use, `{mac}` and so on. `taskName` is a batch's; SKUs, floors of the target load and `ucm` are the project's; the rest is a phone's. */
export const PLACEHOLDERS = [
  "mac",
  "pid",
  "vid",
  "model",
  "serial",
  "ip",
  "phoneLoad",
  "loadFile",
  "targetVersion",
  "floor",
  "preUpgradeLoad",
  "targetFloors",
  "licenseFile",
  "sku7800",
  "supportSku7800",
  "sku8800",
  "supportSku8800",
  "ucm",
  "ucmIp",
  "taskName",
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** A value, or what to find out and where. Exactly one of the two is there. */
export type Filling = { value: string; missing: null } | { value: null; missing: string };

/** What each placeholder stands for here; one that has no meaning here is left out. */
export type Fillings = ReadonlyMap<Placeholder, Filling>;

const known = (value: string): Filling => ({ value, missing: null });
const missing = (text: string): Filling => ({ value: null, missing: text });

/** Menu paths: guide, E2M step 11 and M2E step 5. */
const WHERE_IS_IP = {
  E2M: "Read it on the phone: Applications → Status → Network Status → IPv4.",
  M2E: "Read it on the phone: Applications → Settings → Status → Network Status → IPv4.",
} as const;

export function projectFillings(project: ChecklistProject): Map<Placeholder, Filling> {
  const { direction } = project;
  const ucm = project.ucmAddress?.trim();
  const fillings = new Map<Placeholder, Filling>();
  const noAddress = missing("Enter the UCM address in the project's settings.");
  fillings.set("ucm", ucm ? known(ucm) : noAddress);
  fillings.set("ucmIp", ucm ? ipFilling(ucm) : noAddress);
  for (const series of ["7800", "8800"] as const) {
    const license = licenseSkuFor(direction, series);
    if (!license) continue;
    fillings.set(`sku${series}`, known(license.sku));
    fillings.set(`supportSku${series}`, known(license.supportSku));
  }
  const floors = describeFloors(direction, "target");
  if (floors) fillings.set("targetFloors", known(floors));
  return fillings;
}

/** The phone's field takes an address, not a name. Source: guide, M2E step 11, "CUCM-IP-address". */
const ipFilling = (ucm: string): Filling =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(ucm)
    ? known(ucm)
    : missing(`This field takes an IP address: look up the one of ${ucm}.`);

export function phoneFillings(project: ChecklistProject, phone: ChecklistPhone): Map<Placeholder, Filling> {
  const { mac, model, serial, ip, targetLoad } = phone;
  const family = phone.loadFamily ?? loadFamilyOf(model);
  const noLoad = missing(`Name the target load for ${family ?? `model ${model}`} in the project's settings.`);
  const version = targetLoad === null ? null : parseVersion(targetLoad);
  const fillings = projectFillings(project);
  fillings.set("mac", known(mac));
  fillings.set("pid", phone.pid ? known(phone.pid) : missing("Not known: read the PID on the label and enter it."));
  fillings.set(
    "vid",
    phone.vid ? known(formatVid(phone.vid)) : missing("Not known: read the VID on the label and enter it."),
  );
  fillings.set("model", known(model));
  fillings.set("serial", serial ? known(serial) : missing("Read it on the label on the back of the phone."));
  fillings.set("ip", ip ? known(ip) : missing(WHERE_IS_IP[project.direction]));
  fillings.set("phoneLoad", targetLoad ? known(withoutLoadsSuffix(targetLoad)) : noLoad);
  fillings.set("loadFile", targetLoad ? known(loadFileName(targetLoad)) : noLoad);
  fillings.set("targetVersion", version ? known(version.text) : noLoad);
  fillings.set("floor", known(startingFloor(project.direction, model).text));
  const before = startingLoadFor(project.direction, model);
  fillings.set("preUpgradeLoad", before ? known(before) : missing("The release notes name the load."));
  fillings.set("licenseFile", known(licenseFileName(mac, project.direction)));
  return fillings;
}

/** Control Hub takes no spaces in a task's name. */
export function batchFillings(project: ChecklistProject, batchName: string): Map<Placeholder, Filling> {
  const fillings = projectFillings(project);
  fillings.set("taskName", known(batchName.trim().replace(/[\s,]+/g, "-")));
  return fillings;
}

/** Puts the values in. One that is not known leaves the whole text open and says what to find out. */
export function fillTemplate(template: string, fillings: Fillings): Filling {
  const open = new Set<string>();
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const filling = (isWord(PLACEHOLDERS, name) && fillings.get(name)) || missing(`{${name}} has no meaning here.`);
    if (filling.value !== null) return filling.value;
    open.add(filling.missing);
    return "";
  });
  return open.size > 0 ? missing([...open].join(" ")) : known(text);
}
