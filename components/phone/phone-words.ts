import type { EarlierConversion } from "@/lib/domain/phone/phone-facts";

export const EARLIER_CONVERSION_LABELS = {
  none: "Never converted",
  "from-mpp-11.3.5-or-later": "Sold as MPP, moved to Enterprise from MPP 11.3.5 or later",
  "from-mpp-migration-firmware": "Sold as MPP, moved to Enterprise with migration firmware",
  "by-11.3.3-or-later": "Sold as Enterprise, converted to MPP with 11.3.3 or later",
  "by-11.2.3": "Sold as Enterprise, converted to MPP with 11.2.3",
} as const satisfies Record<EarlierConversion, string>;

/** Names of a phone's fields in the history and in forms. */
export const PHONE_FIELD_LABELS: Readonly<Record<string, string>> = {
  pid: "PID",
  vid: "VID",
  model: "Model",
  serial: "Serial number",
  ip: "IP address",
  site: "Site",
  floor: "Floor",
  owner: "Owner",
  directoryNumber: "Directory number",
  description: "Description",
  devicePool: "Device pool",
  load: "Load",
  version: "Firmware version",
  verdict: "Verdict",
  license: "Licence",
  soldAs: "Sold as",
  runningFirmware: "Running firmware",
  reportedFirmware: "Firmware named by the load",
  productKind: "Kind of product",
  precision: "Precision of the PID",
  manufacturedYear: "Year of manufacture",
  registrationState: "Registration",
  kemCount: "Key expansion modules",
  transitionAuthorizationType: "Transition authorization type",
  earlierConversion: "Earlier conversion",
  hasLicenseWarning: "Licence warning",
  isRmaReplacement: "RMA replacement",
  notes: "Notes",
  batch: "Batch",
  state: "State",
};
