import type { Step, StepValue } from "./step";
import { CONVERSION_GUIDE, GUIDE, THIRD_PARTY, TO_ENTERPRISE, type Way, WEBEX_CALLING } from "./way";

/**
 * Methods beside UCM. The guide names them without their steps (figures 3 to 5); what no source describes is a step that says
 * so and sends people to the cloud upgrader. Ids are stored: a change of meaning needs a new id.
 */

const MAC = { label: "MAC address", kind: "mac", template: "{mac}" } as const;
const LICENSE_FILE: StepValue = { label: "Licence file", kind: "file", template: "{licenseFile}" };
const NAMED_ONLY = "Guide, figures 3 and 4, which name this method without its steps";

const followCloudUpgrader = ({ id, cloudUpgrader }: Way): Step => ({
  id: `${id}.follow-cloud-upgrader`,
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Follow the cloud upgrader's instructions",
  instruction:
    "Cisco keeps the steps of this method on the cloud upgrader's page; no source here describes them. Follow them for this phone, then verify it.",
  values: [cloudUpgrader, MAC],
  source: "Guide, Cloud Upgrader: the address, not the steps",
});

export const FOLLOW_CLOUD_UPGRADER = {
  "approved-third-party": followCloudUpgrader(THIRD_PARTY),
  "webex-calling": followCloudUpgrader(WEBEX_CALLING),
  ucm: followCloudUpgrader(TO_ENTERPRISE),
};

const findAlternateTftp = ({ id, cloudUpgrader }: Way): Step => ({
  id: `${id}.find-alternate-tftp`,
  phase: "firmware",
  scope: "batch",
  owner: "project-manager",
  title: "Find out the alternate TFTP server",
  instruction:
    "The address of the alternate TFTP server is not known here; the cloud upgrader's instructions name it. Write it into a note of this step, so that everybody uses the same.",
  values: [cloudUpgrader],
  source: NAMED_ONLY,
});

export const FIND_ALTERNATE_TFTP = {
  "approved-third-party": findAlternateTftp(THIRD_PARTY),
  "webex-calling": findAlternateTftp(WEBEX_CALLING),
};

export const SET_ALTERNATE_TFTP: Step = {
  id: "e2m-alternate-tftp.set-server",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Point the phone at the alternate TFTP server",
  instruction:
    "On the phone: Settings → Admin Settings → Network Setup → IPv4 Setup, Alternate TFTP: Yes, TFTP Server 1: the address that was found out, Apply.",
  values: [MAC],
  source: `Our inference: ${GUIDE.M2E}, step 11 prints these menus; the figures name the method without its steps`,
};

export const SEE_MPP_FIRMWARE: Step = {
  id: "e2m-other.see-mpp-firmware",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "See the phone run MPP firmware",
  instruction:
    "The phone loads the firmware and restarts. Behind the applications key the title is then “Information and settings”, and Status → Product information → Product Name shows 3PCC.",
  values: [MAC],
  source: "Guide, FAQ on the kind of phone",
};

/** How a licence is given to a phone without UCM: the guide says that it is, and leaves how to the cloud upgrader. */
export const AUTHORIZE_BY_INSTRUCTIONS: Step = {
  id: "e2m-third-party.authorize-by-instructions",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Authorize the transition",
  instruction:
    "This way too is authorized by this phone's licence file. Where the file lies and how the phone is told is left to the cloud upgrader's instructions.",
  values: [LICENSE_FILE, THIRD_PARTY.cloudUpgrader],
  source: "Guide, figure 4: the licence, not the steps",
  when: "needs-license-file",
};

const DHCP =
  "Phones take DHCP options 66, 160, 159 and 150 only while their Profile Rule begins with “/”, as it does in a new or factory reset MPP phone.";

/** How the firmware gets onto a phone at the staging facility, by direction. */
const STAGING_BEGINS = {
  E2M: " How a phone with Enterprise firmware first gets there is left to the cloud upgrader's instructions.",
  M2E: " Reset the phones before: the factory reset sets that rule.",
} as const;

const stage = ({ id, direction, target, cloudUpgrader }: Way): readonly Step[] => [
  {
    id: `${id}.staging-prepare-server`,
    phase: "firmware",
    scope: "batch",
    owner: "ucm-administrator",
    title: "Prepare the staging server",
    instruction: `Put the load files${target === "webex-calling" ? "" : " and the licence files of the phones that need one"} on the web or TFTP server of the staging network, and a configuration file that names them: “Files” of this batch makes it.`,
    values: [
      { label: "Load file", kind: "file", template: "{loadFile}", forEach: "load" },
      ...(target === "webex-calling" ? [] : [{ ...LICENSE_FILE, forEach: "licensed-phone" } as const]),
    ],
    source: `${NAMED_ONLY}; the server and its files: ${CONVERSION_GUIDE}`,
  },
  {
    id: `${id}.staging-set-dhcp`,
    phase: "firmware",
    scope: "batch",
    owner: "project-manager",
    title: "Set the DHCP option of the staging network",
    instruction: `${DHCP}${STAGING_BEGINS[direction]}`,
    values: [cloudUpgrader],
    source: `${NAMED_ONLY}; the options: ${CONVERSION_GUIDE}`,
  },
  {
    id: `${id}.staging-connect`,
    phase: "firmware",
    scope: "phone",
    owner: "technician",
    title: "Connect the phone to the staging network",
    instruction:
      "Plug the phone in at the staging facility. It fetches its configuration, then the firmware, and restarts.",
    values: [MAC],
    source: `Cisco's conversion guides: ${CONVERSION_GUIDE}`,
  },
];

export const STAGE = {
  "approved-third-party": stage(THIRD_PARTY),
  "webex-calling": stage(WEBEX_CALLING),
  ucm: stage(TO_ENTERPRISE),
};
