import type { Target } from "@/lib/domain/conversion";
import type { StepValue } from "./step";

/** Every page a step sends people to, once. `{ucm}` and `{ip}` are filled in. */

const link = (label: string, template: string): StepValue => ({ label, kind: "url", template });

/** Source: guide, Cloud Upgrader. */
export const CLOUD_UPGRADER = {
  "webex-calling": link("Cloud upgrader", "https://upgrade.cisco.com/e2m_converter_wxc"),
  "approved-third-party": link("Cloud upgrader", "https://upgrade.cisco.com/e2m_converter_3rd"),
  ucm: link("Cloud upgrader", "https://upgrade.cisco.com/m2e_converter"),
} as const satisfies Record<Target, StepValue>;

/** Source: guide, appendix A. */
export const MIGRATION_ASSISTANT_DOCUMENTATION = link(
  "Migration assistant, documentation",
  "https://help.webex.com/en-us/n19c71/Migrate-Your-Phone-to-Webex-Calling",
);
export const MIGRATION_ASSISTANT_VIDEO = link("Migration assistant, video", "https://youtu.be/GV1HyUwQpWw");

const releaseNotes = (series: "7800" | "8800", page: string): StepValue => ({
  ...link(
    `Release notes, ${series} series`,
    `https://www.cisco.com/c/en/us/support/collaboration-endpoints/${page}/products-release-notes-list.html`,
  ),
  series,
});

/** Source: guide, E2M step 2 and M2E step 3. */
export const ENTERPRISE_RELEASE_NOTES: readonly StepValue[] = [
  releaseNotes("7800", "unified-ip-phone-7800-series"),
  releaseNotes("8800", "unified-ip-phone-8800-series"),
];
/** Source: guide, M2E step 2. */
export const MPP_RELEASE_NOTES: readonly StepValue[] = [
  releaseNotes("7800", "ip-phone-7800-series-multiplatform-firmware"),
  releaseNotes("8800", "ip-phone-8800-series-multiplatform-firmware"),
];

/** Source: guide, E2M step 3. */
export const MPP_DOWNLOAD = link("Download", "https://software.cisco.com/download/home/286311381");
/** Source: guide, E2M step 3. */
export const E2M_MIGRATION_GUIDE = link(
  "Migration guide",
  "https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cuipph/MPP/MPP-conversion/enterprise-to-mpp/cuip_b_conversion-guide-ipphone.html",
);
/** Source: guide, FAQ on support: firmware migration issues. */
export const SMALL_BUSINESS_SUPPORT = link(
  "Small Business Support Center",
  "https://www.cisco.com/c/en/us/support/web/tsd-cisco-small-business-support-center-contacts.html",
);
/** Guides and transition firmware for one's own web or TFTP server. Source: guide, paragraph before Table 3. */
export const E2M_GUIDE = link("Conversion guide, Enterprise to MPP", "https://cs.co/E2M-guide");
export const M2E_GUIDE = link("Conversion guide, MPP to Enterprise", "https://cs.co/M2E-guide");
export const E2M_TRANSITION_DOWNLOAD = link(
  "Migration firmware, Enterprise to MPP",
  "https://software.cisco.com/download/redirect?config=f2cb4317bcf61a5e189ea76e47a4519b",
);
export const M2E_TRANSITION_DOWNLOAD = link(
  "Migration firmware, MPP to Enterprise",
  "https://software.cisco.com/download/specialrelease/ae2a99d6d5f3fde88cee2e1adcbd07d3",
);
/** Source: guide, FAQ on not-for-resale licences. */
export const NFR = link("Not-for-resale licences", "https://cisco.com/go/nfr");
/** Source: guide, appendix C. */
export const MPP_TUTORIALS: readonly StepValue[] = [
  link(
    "User tutorial, MPP 7800",
    "https://s3.amazonaws.com/bsftsupportcenter/Tutorials/Cisco_6800_7800/story_html5.html",
  ),
  link("User tutorial, MPP 8800", "https://s3.amazonaws.com/bsftsupportcenter/Tutorials/Cisco_8800/story_html5.html"),
];

/** Source: guide, E2M steps 3 and 4, M2E steps 3 and 4. */
export const TFTP_FILE_MANAGEMENT = link("TFTP File Management", "https://{ucm}/cmplatform/");
/** Source: guide, E2M step 12 and M2E step 6. */
export const PHONE_WEB_PAGE = link("Phone's web page", "https://{ip}/admin/advanced");

/** Source: guide, appendix B. */
export const LICENSE_PORTAL = link(
  "License Registration Portal",
  "https://slexui.cloudapps.cisco.com/SWIFT/LicensingUI/Quickstart",
);
/** Source: guide, FAQ on RMA. */
export const GLO_CASE = link("Case", "https://mycase.cloudapps.cisco.com/case?swl");
