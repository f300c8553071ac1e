/** Names of a phone’s fields: the same in tables, forms, facts and the history. */
export const PHONE_FIELD_LABELS = {
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
  extra: "Other columns of the files",
} as const;

/** The name of a field that is known by its word only. */
export const labelOfField = (field: string): string =>
  Object.entries(PHONE_FIELD_LABELS).find(([key]) => key === field)?.[1] ?? field;
