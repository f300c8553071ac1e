import {
  E2M_MIGRATION_GUIDE,
  E2M_TRANSITION_DOWNLOAD,
  ENTERPRISE_RELEASE_NOTES,
  MPP_DOWNLOAD,
  PHONE_WEB_PAGE,
  TFTP_FILE_MANAGEMENT,
} from "./links";
import type { Step } from "./step";

/** Steps of the guide's UCM-based method (Enterprise to MPP) that do not depend on the target call control. Its ids are stored. */

const GUIDE = "Guide, UCM-based manual migration (E2M)";

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
    { label: "MAC address", kind: "mac", template: "{mac}" },
    { label: "Model", kind: "text", template: "{model}" },
    { label: "Serial number", kind: "text", template: "{serial}" },
  ],
  source: `${GUIDE}, step 1`,
};

export const PRE_UPGRADE: Step = {
  id: "e2m-ucm.pre-upgrade",
  phase: "prepare",
  scope: "phone",
  owner: "technician",
  title: "Upgrade the Enterprise firmware first",
  instruction:
    "Upgrade the phone to {floor} or the latest Enterprise firmware, otherwise the following steps may not work. The release notes name the latest one. Where the running version is not known, read it on the phone first: behind the applications key the title “Applications” is likely Enterprise firmware, “Information and settings” is MPP. An Enterprise phone whose Model number shows 3PCC runs outdated MPP firmware.",
  values: [
    { label: "At least", kind: "text", template: "{floor}" },
    { label: "MAC address", kind: "mac", template: "{mac}" },
    ...ENTERPRISE_RELEASE_NOTES,
  ],
  source: `${GUIDE}, step 2; the titles: FAQ on the kind of phone`,
  when: "below-enterprise-floor",
};

export const PUT_LOAD_ON_UCM: Step = {
  id: "e2m-ucm.put-load-on-ucm",
  phase: "firmware",
  scope: "batch",
  owner: "ucm-administrator",
  title: "Put the MPP load on UCM",
  instruction:
    "Get the latest MPP firmware, at least {targetFloors}. With an FTP or SFTP server, install the COP file, as the migration guide says; it does not change the device defaults, so no phone migrates by itself. Otherwise download the zip file and unzip it. Open the page below: Software Upgrades → TFTP File Management → Upload file, one file after the other. Restart the TFTP service.",
  values: [
    { label: "Load file", kind: "file", template: "{loadFile}", forEach: "load" },
    MPP_DOWNLOAD,
    E2M_TRANSITION_DOWNLOAD,
    E2M_MIGRATION_GUIDE,
    TFTP_FILE_MANAGEMENT,
  ],
  source: `${GUIDE}, step 3`,
};

export const FIND_PHONE: Step = {
  id: "e2m-ucm.find-phone",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Find the phone on UCM",
  instruction: "Log in to UCM. Device → Phone. In “Find Phone where” choose CONTAINS, enter the MAC address, Find.",
  values: [{ label: "MAC address", kind: "mac", template: "{mac}" }],
  source: `${GUIDE}, steps 5 to 7`,
};

export const SET_PHONE_LOAD: Step = {
  id: "e2m-ucm.set-phone-load",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Set the phone load",
  instruction: "Scroll down to Phone Load and enter the load, without .loads.",
  values: [{ label: "Phone Load", kind: "text", template: "{phoneLoad}" }],
  source: `${GUIDE}, step 8`,
};

export const APPLY_CONFIG: Step = {
  id: "e2m-ucm.apply-config",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Save and apply",
  instruction: "Click Save, Apply Config, and OK.",
  values: [{ label: "MAC address", kind: "mac", template: "{mac}" }],
  source: `${GUIDE}, step 9`,
};

export const WATCH_UPGRADE: Step = {
  id: "e2m-ucm.watch-upgrade",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "See the upgrade start",
  instruction:
    "Refresh the browser page: the download status says “Upgrading”. The phone reboots and then runs the MPP firmware. Where it needs a licence, that comes next.",
  values: [{ label: "MAC address", kind: "mac", template: "{mac}" }],
  source: `${GUIDE}, step 10`,
};

export const READ_IP: Step = {
  id: "e2m-ucm.read-ip",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Determine the phone's IP address",
  instruction:
    "Push the Applications button → Status → Network Status → IPv4. Compare it with the address known so far: it can have changed.",
  values: [{ label: "Address known so far", kind: "text", template: "{ip}" }],
  source: `${GUIDE}, step 11`,
};

export const OPEN_ADMIN_PAGE: Step = {
  id: "e2m-ucm.open-admin-page",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Open the phone's provisioning page",
  instruction: "Open the address in a web browser and go to Voice → Provisioning.",
  values: [PHONE_WEB_PAGE],
  source: `${GUIDE}, steps 12 and 13`,
};
