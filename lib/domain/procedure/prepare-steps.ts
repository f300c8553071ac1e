import {
  ENTERPRISE_RELEASE_NOTES,
  MIGRATION_ASSISTANT_DOCUMENTATION,
  MIGRATION_ASSISTANT_VIDEO,
  MPP_RELEASE_NOTES,
  MPP_TUTORIALS,
  NFR,
  SMALL_BUSINESS_SUPPORT,
} from "./links";
import type { Step } from "./step";
import { GUIDE, THIRD_PARTY, TO_ENTERPRISE, type Way, WEBEX_CALLING } from "./way";

/** What is done before anything is ordered or moved. Ids are stored: a change of meaning needs a new id. */

const MAC = { label: "MAC address", kind: "mac", template: "{mac}" } as const;

export const PROOF_OF_CONCEPT: Step = {
  id: "shared.proof-of-concept",
  phase: "prepare",
  scope: "project",
  owner: "project-manager",
  title: "Run a proof of concept",
  instruction:
    "User experience and features are not exactly the same on Enterprise and MPP phones. Convert the pilot batch first, let its users work with it, then go on. For demonstration and lab there are not-for-resale licences at 100 % discount in limited quantity; licences for a trial on site come from the Cisco representative. There is no shorter way for a few phones. The Small Business Support Center helps with firmware migration.",
  values: [NFR, SMALL_BUSINESS_SUPPORT],
  source: "Guide, Firmware migration (Overview), FAQ on not-for-resale licences, trials, few phones and support",
  isByPilot: true,
};

export const ANNOUNCE: Step = {
  id: "shared.announce",
  phase: "prepare",
  scope: "batch",
  owner: "project-manager",
  title: "Tell the users what they lose and what changes",
  instruction:
    "The phones lose their call history and local contacts. Call appearance, feature activation and other features look different afterwards: plan training where it is needed.",
  values: [...MPP_TUTORIALS],
  source: "Guide, Firmware migration (Overview), FAQ on the user interface, appendix C",
};

const readCloudUpgrader = ({ id, cloudUpgrader, furtherReading }: Way): Step => ({
  id: `${id}.read-cloud-upgrader`,
  phase: "prepare",
  scope: "project",
  owner: "project-manager",
  title: "Review the cloud upgrader's instructions",
  instruction:
    "The guide recommends to review and follow the cloud upgrader's instructions. Who follows them does not need the steps here.",
  values: [cloudUpgrader, ...furtherReading],
  source: "Guide, Cloud Upgrader",
});

const FIGURE = "Guide, figure 3 and appendix A";

export const READ_CLOUD_UPGRADER = {
  "approved-third-party": readCloudUpgrader(THIRD_PARTY),
  ucm: readCloudUpgrader(TO_ENTERPRISE),
};

const webexPrerequisite = (
  id: string,
  title: string,
  instruction: string,
  source = `${FIGURE}, prerequisites`,
): Step => ({
  id: `e2m-wxc.${id}`,
  phase: "prepare",
  scope: "project",
  owner: "project-manager",
  title,
  instruction,
  values: [],
  source,
});

/** What Webex Calling asks for first. */
export const WEBEX_PREREQUISITES: readonly Step[] = [
  {
    ...webexPrerequisite(
      "read-cloud-upgrader",
      "Review the instructions for Webex Calling",
      "Read the migration assistant's documentation and its prerequisites. The guide recommends to review and follow the cloud upgrader's instructions; who follows those does not need the steps by hand here.",
      `${FIGURE}; Cloud Upgrader`,
    ),
    values: [WEBEX_CALLING.cloudUpgrader, MIGRATION_ASSISTANT_DOCUMENTATION, MIGRATION_ASSISTANT_VIDEO],
  },
  webexPrerequisite(
    "accept-webex-only",
    "Agree that the phones will work with Webex Calling only",
    "Phones migrated with the Control Hub assistant are authorized for Webex Calling only. They can go back to Enterprise firmware without a licence. Every Webex Calling plan is eligible, trials included.",
    "Guide, appendix A",
  ),
  webexPrerequisite(
    "set-up-numbers",
    "Set up numbers, locations and PSTN",
    "In Control Hub: numbers, locations and PSTN are set up for the organization.",
  ),
  webexPrerequisite(
    "set-up-users",
    "Set up users and workspaces",
    "In Control Hub: the users and workspaces exist, and the users who get a phone have the calling service.",
  ),
  webexPrerequisite(
    "have-admin-access",
    "Have administrator access to Control Hub",
    "The person who runs the migration assistant can sign in to Webex Control Hub as an administrator.",
  ),
];

export const CHECK_LABEL: Step = {
  id: "e2m-ucm.check-label",
  phase: "prepare",
  scope: "phone",
  owner: "technician",
  title: "Check the label",
  instruction:
    "Turn the phone over. Compare product ID, hardware version (VID) and MAC address with the inventory: they decide whether the phone is eligible (Table 1).",
  values: [
    { label: "Product ID", kind: "text", template: "{pid}" },
    { label: "Hardware version (VID)", kind: "text", template: "{vid}" },
    MAC,
    { label: "Model", kind: "text", template: "{model}" },
    { label: "Serial number", kind: "text", template: "{serial}" },
  ],
  source: `${GUIDE.E2M}, step 1`,
};

export const FACTORY_RESET: Step = {
  id: "m2e-ucm.factory-reset",
  phase: "prepare",
  scope: "phone",
  owner: "technician",
  title: "Factory reset the phone",
  instruction:
    "Unplug the Ethernet cable and wait five seconds. Press and hold # and plug the phone back in. When the lights of the Mute button and the handset strip turn off and all others stay green, press 123456789*0# in sequence. Mute lights up red: the reset runs. If it does not, begin again: pressed out of sequence the phone does not reset. The key sequence also overrides a password set by the former call control.",
  values: [{ label: "Key sequence", kind: "text", template: "123456789*0#" }, MAC],
  source: `${GUIDE.M2E}, step 1`,
};

/** The firmware a phone starts from, by direction: what it is called, its release notes, how to tell it, its floor's condition. */
const STARTS_FROM = {
  E2M: {
    firmware: "Enterprise",
    when: "below-enterprise-floor",
    releaseNotes: ENTERPRISE_RELEASE_NOTES,
    otherwise: ", otherwise the following steps may not work",
    howToTell:
      ": behind the applications key the title “Applications” is likely Enterprise firmware, “Information and settings” is MPP. An Enterprise phone whose Model number shows 3PCC runs outdated MPP firmware",
    source: `${GUIDE.E2M}, step 2; the titles: FAQ on the kind of phone`,
  },
  M2E: {
    firmware: "MPP",
    when: "below-mpp-floor",
    releaseNotes: MPP_RELEASE_NOTES,
    otherwise: "",
    howToTell: "",
    source: `${GUIDE.M2E}, step 2`,
  },
} as const;

const preUpgrade = ({ ucmId, direction }: Way): Step => {
  const { firmware, when, releaseNotes, otherwise, howToTell, source } = STARTS_FROM[direction];
  return {
    id: `${ucmId}.pre-upgrade`,
    phase: "prepare",
    scope: "phone",
    owner: "technician",
    title: `Upgrade the ${firmware} firmware first`,
    instruction: `Upgrade the phone to {floor} or the latest ${firmware} firmware${otherwise}. The release notes name the latest one. Where the running version is not known, read it on the phone first${howToTell}.`,
    values: [
      { label: "At least", kind: "text", template: "{floor}" },
      { label: "A load that does", kind: "text", template: "{preUpgradeLoad}" },
      MAC,
      ...releaseNotes,
    ],
    source,
    when,
  };
};

export const PRE_UPGRADE = { E2M: preUpgrade(THIRD_PARTY), M2E: preUpgrade(TO_ENTERPRISE) };
