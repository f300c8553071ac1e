/** Where a rule comes from. G: the guide. C: another Cisco publication. T: a third party. I: our inference. */
export type Source = {
  mark: "G" | "C" | "T" | "I";
  /** Place in the source, for people: `Guide, Table 1`. */
  where: string;
  /** `2024-07`, or what we know of the date. */
  date: string;
};

export const SOURCE_MARKS = {
  G: "Cisco firmware conversion guide",
  C: "Another Cisco publication",
  T: "Third party",
  I: "Our inference",
} as const satisfies Record<Source["mark"], string>;

const guide = (where: string): Source => ({ mark: "G", where: `Guide, ${where}`, date: "2024-07" });
/** The dates of these publications are not known to us, and say so. */
const cisco = (where: string): Source => ({ mark: "C", where, date: "not known to us" });

export const GUIDE_OVERVIEW = guide("Firmware migration (Overview)");
export const GUIDE_NEW_ORDERS = guide("note on new orders, and FAQ: my customer purchased the wrong phone type");
export const GUIDE_TABLE_1 = guide("Table 1");
export const GUIDE_TABLE_1_NOTE = guide("note under Table 1");
export const GUIDE_TABLE_2 = guide("Table 2");
export const GUIDE_TABLE_3 = guide("Table 3");
export const GUIDE_TABLE_4 = guide("Table 4");
export const GUIDE_TABLE_5 = guide("Table 5");
export const GUIDE_TABLE_6 = guide("Table 6");
export const GUIDE_CONTROL_HUB = guide("Webex Control Hub migration assistant, Figure 3");
export const GUIDE_FAQ_KIND = guide("FAQ: how do I know I have an Enterprise or an MPP phone");
export const GUIDE_FAQ_COST = guide("FAQ: does migration cost me anything");
export const GUIDE_FAQ_ORDER = guide("FAQ: how do I order firmware migration licenses");
export const GUIDE_FAQ_RMA = guide("FAQ: my phone needs RMA");
export const GUIDE_FAQ_BACK_TO_ENTERPRISE = guide("FAQ: can I migrate it back to Enterprise firmware");
export const GUIDE_FAQ_BACK_TO_MPP = guide("FAQ: can I use my MPP to Enterprise license to migrate it back");
export const GUIDE_FAQ_TRAINING = guide("FAQ: is the user interface the same");
export const GUIDE_FAQ_SUPPORT = guide("FAQ: who should I reach out for support");
export const GUIDE_FAQ_FEW = guide("FAQ: my customer has only a few phones to migrate");
export const GUIDE_E2M_STEP_2 = guide("Enterprise to MPP by UCM, step 2");
export const GUIDE_E2M_STEP_3 = guide("Enterprise to MPP by UCM, steps 3 and 10");
export const GUIDE_M2E_STEP_1 = guide("MPP to Enterprise by UCM, step 1");
export const GUIDE_M2E_STEP_2 = guide("MPP to Enterprise by UCM, step 2");
export const CONVERSION_GUIDE = cisco("Cisco IP Phone 7800 and 8800 Series Migration Guide");
export const FN70546 = cisco("Field notice FN70546");
export const FN74296 = cisco("Field notice FN74296 (body not available to us)");
export const FN72302 = cisco("Field notice FN72302");
export const FN72593 = cisco("Field notice FN72593");
export const CATALOGUE: Source = {
  mark: "T",
  where: "Third-party catalogue, end-of-sale dates",
  date: "not known to us",
};
export const INFERENCE: Source = { mark: "I", where: "Our own reading of the guide", date: "2026" };
