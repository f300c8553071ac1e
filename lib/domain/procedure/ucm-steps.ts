import {
  E2M_MIGRATION_GUIDE,
  E2M_TRANSITION_DOWNLOAD,
  ENTERPRISE_RELEASE_NOTES,
  MPP_DOWNLOAD,
  PHONE_WEB_PAGE,
  TFTP_FILE_MANAGEMENT,
} from "./links";
import { AUTHORIZATION_RULE, AUTHORIZATION_TYPE, UPGRADE_RULE } from "./phone-rules";
import type { Step } from "./step";
import { GUIDE, THIRD_PARTY, TO_ENTERPRISE, type Way } from "./way";

/** The guide's own method, by UCM and the phone's web page. Ids are stored: a change of meaning needs a new id. */

const MAC = { label: "MAC address", kind: "mac", template: "{mac}" } as const;

const UPLOAD =
  "Open the page below: Software Upgrades → TFTP File Management → Upload file, one file after the other. Restart the TFTP service.";
const LOAD_FILE = { label: "Load file", kind: "file", template: "{loadFile}", forEach: "load" } as const;

export const PUT_LOAD_ON_UCM = {
  E2M: {
    id: "e2m-ucm.put-load-on-ucm",
    phase: "firmware",
    scope: "batch",
    owner: "ucm-administrator",
    title: "Put the MPP load on UCM",
    instruction: `Get the latest MPP firmware, at least {targetFloors}. With an FTP or SFTP server, install the COP file, as the migration guide says; it does not change the device defaults, so no phone migrates by itself. Otherwise download the zip file and unzip it. ${UPLOAD}`,
    values: [LOAD_FILE, MPP_DOWNLOAD, E2M_TRANSITION_DOWNLOAD, E2M_MIGRATION_GUIDE, TFTP_FILE_MANAGEMENT],
    source: `${GUIDE.E2M}, step 3`,
  },
  M2E: {
    id: "m2e-ucm.put-load-on-ucm",
    phase: "firmware",
    scope: "batch",
    owner: "ucm-administrator",
    title: "Put the Enterprise load on UCM",
    instruction: `Download the Enterprise firmware and unzip it. ${UPLOAD}`,
    values: [LOAD_FILE, TFTP_FILE_MANAGEMENT, ...ENTERPRISE_RELEASE_NOTES],
    source: `${GUIDE.M2E}, step 3`,
  },
} as const satisfies Record<"E2M" | "M2E", Step>;

/** On UCM, phone by phone: find it, set its load, apply, see it begin. */
export const SET_LOAD_ON_UCM: readonly Step[] = [
  {
    id: "e2m-ucm.find-phone",
    phase: "firmware",
    scope: "phone",
    owner: "technician",
    card: "on-ucm",
    title: "Find the phone on UCM",
    instruction: "Log in to UCM. Device → Phone. In “Find Phone where” choose CONTAINS, enter the MAC address, Find.",
    values: [MAC],
    source: `${GUIDE.E2M}, steps 5 to 7`,
  },
  {
    id: "e2m-ucm.set-phone-load",
    phase: "firmware",
    scope: "phone",
    owner: "technician",
    card: "on-ucm",
    title: "Set the phone load",
    instruction: "Scroll down to Phone Load and enter the load, without .loads.",
    values: [{ label: "Phone Load", kind: "text", template: "{phoneLoad}" }],
    source: `${GUIDE.E2M}, step 8`,
  },
  {
    id: "e2m-ucm.apply-config",
    phase: "firmware",
    scope: "phone",
    owner: "technician",
    card: "on-ucm",
    title: "Save and apply",
    instruction: "Click Save, Apply Config, and OK.",
    values: [MAC],
    source: `${GUIDE.E2M}, step 9`,
  },
  {
    id: "e2m-ucm.watch-upgrade",
    phase: "firmware",
    scope: "phone",
    owner: "technician",
    card: "on-ucm",
    title: "See the upgrade start",
    instruction:
      "Refresh the browser page: the download status says “Upgrading”. The phone reboots and then runs the MPP firmware. Where it needs a licence, that comes next.",
    values: [MAC],
    source: `${GUIDE.E2M}, step 10`,
  },
];

/** Numbers of the guide's steps, and how its menu is opened. */
const ON_THE_PHONE = {
  E2M: { menu: "Push the Applications button → Status", ip: "step 11", page: "steps 12 and 13" },
  M2E: { menu: "Press Applications and select Settings → Status", ip: "step 5", page: "steps 6 and 7" },
} as const;

const readIp = ({ ucmId, direction }: Way): Step => ({
  id: `${ucmId}.read-ip`,
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Determine the phone's IP address",
  instruction: `${ON_THE_PHONE[direction].menu} → Network Status → IPv4. Compare it with the address known so far: it can have changed.`,
  values: [{ label: "Address known so far", kind: "text", template: "{ip}" }],
  source: `${GUIDE[direction]}, ${ON_THE_PHONE[direction].ip}`,
});

const openAdminPage = ({ ucmId, direction }: Way): Step => ({
  id: `${ucmId}.open-admin-page`,
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  card: "phone-page",
  title: "Open the phone's provisioning page",
  instruction: "Open the address in a web browser and go to Voice → Provisioning.",
  values: [PHONE_WEB_PAGE],
  source: `${GUIDE[direction]}, ${ON_THE_PHONE[direction].page}`,
});

/** Where the phone's own page is, and its provisioning tab. */
export const OPEN_PHONE_PAGE = {
  E2M: [readIp(THIRD_PARTY), openAdminPage(THIRD_PARTY)],
  M2E: [readIp(TO_ENTERPRISE), openAdminPage(TO_ENTERPRISE)],
} as const satisfies Record<"E2M" | "M2E", readonly Step[]>;

const TYPE = { label: "Transition Authorization Type", kind: "text" } as const;

export const SET_AUTHORIZATION = {
  "approved-third-party": {
    id: "e2m-third-party.set-authorization",
    phase: "firmware",
    scope: "phone",
    owner: "technician",
    card: "phone-page",
    title: "Authorize the transition",
    instruction:
      "Under Firmware Upgrade enter the Transition Authorization Rule, select the Transition Authorization Type, then Submit.",
    values: [
      { label: "Transition Authorization Rule", kind: "text", template: AUTHORIZATION_RULE.E2M },
      { ...TYPE, template: AUTHORIZATION_TYPE["approved-third-party"] },
    ],
    source: `${GUIDE.E2M}, step 14`,
    when: "needs-license-file",
  },
  "webex-calling": {
    id: "e2m-wxc.set-authorization",
    phase: "firmware",
    scope: "phone",
    owner: "technician",
    card: "phone-page",
    title: "Set the authorization type",
    instruction:
      "Under Firmware Upgrade select the Transition Authorization Type, then Submit. The guide prints no Transition Authorization Rule for Webex Calling, where the licence comes from Control Hub: follow the migration assistant's documentation if it names one.",
    values: [{ ...TYPE, template: AUTHORIZATION_TYPE["webex-calling"] }],
    source:
      "Our inference: the guide gives step 14 for other call control (with Classic) and names WxC in its FAQ only",
  },
  ucm: {
    id: "m2e-ucm.set-authorization-rule",
    phase: "firmware",
    scope: "phone",
    owner: "technician",
    card: "phone-page",
    title: "Enter the authorization rule",
    instruction:
      "Paste the text into Transition Load Authorization Rule (other Cisco guides: Transition Authorization Rule) as it is, and select the Transition Authorization Type: the phone puts its own MAC address in place of $MAU and so finds its licence file.",
    values: [
      { label: "Transition Load Authorization Rule", kind: "text", template: AUTHORIZATION_RULE.M2E },
      { ...TYPE, template: AUTHORIZATION_TYPE.ucm },
      { label: "Licence file", kind: "file", template: "{licenseFile}" },
    ],
    source: `${GUIDE.M2E}, step 9; the type and the meaning of $MAU: another Cisco publication`,
    when: "needs-license-file",
  },
} as const satisfies Record<string, Step>;

export const SET_UPGRADE_RULE: Step = {
  id: "m2e-ucm.set-upgrade-rule",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  card: "phone-page",
  title: "Enter the upgrade rule",
  instruction: "Scroll to Firmware Upgrade and paste the text into Upgrade Rule.",
  values: [{ label: "Upgrade Rule", kind: "text", template: UPGRADE_RULE.M2E }],
  source: `${GUIDE.M2E}, step 8`,
};

export const SEE_UPGRADE_IN_PROGRESS: Step = {
  id: "m2e-ucm.watch-upgrade",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  card: "phone-page",
  title: "Save and see the upgrade start",
  instruction: "After saving, the phone soon shows the message “Upgrade in progress”.",
  values: [MAC],
  source: `${GUIDE.M2E}, step 10`,
};

export const REGISTER: Step = {
  id: "m2e-ucm.register",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Register the phone to UCM",
  instruction:
    "Use DHCP option 150, or on the phone: Settings → Admin Settings → Network Setup → IPv4 Setup, Alternate TFTP: Yes, TFTP Server 1: the UCM's IP address, Apply. See on UCM that the phone has registered.",
  values: [{ label: "TFTP Server 1", kind: "text", template: "{ucmIp}" }, MAC],
  source: `${GUIDE.M2E}, step 11`,
};
