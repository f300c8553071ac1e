import type { Direction } from "@/lib/domain/conversion";
import type { Product } from "@/lib/domain/phone/phone-facts";
import {
  GUIDE_OVERVIEW,
  GUIDE_TABLE_1,
  GUIDE_TABLE_1_NOTE,
  GUIDE_TABLE_2,
  type Source,
} from "@/lib/domain/rules/sources";

/** Whether a direction takes a model. A model without a row is not on the list. */
export type ModelRule = {
  id: string;
  direction: Direction;
  model: string;
  admits: boolean;
  title: string;
  source: Source;
};

/** Hardware versions a model must have, both ends included; `max: null` means every later one. */
export type HardwareRule = {
  id: string;
  direction: Direction;
  model: string;
  min: number;
  max: number | null;
  title: string;
  source: Source;
};

/** Models of the guide's list whose order codes its tables do not print: how one sold as MPP is to be taken, nobody says. */
export const NR_MODELS: readonly string[] = ["8851NR", "8865NR", "8832NR"];

/** Neither firmware of the guide runs on PhoneOS models: 8875 and the 9800 series. Source: domain.md §3.2, our inference. */
export const runsPhoneOs = ({ model, series }: Pick<Product, "model" | "series">): boolean =>
  series === "9800" || model === "8875" || model === "8875NR";

const e2m = (model: string, source: Source): ModelRule => {
  return { id: `e2m.model.${model}`, direction: "E2M", model, admits: true, title: `${model} can go to MPP`, source };
};
const refused = (model: string): ModelRule => {
  const title = `${model} cannot go to MPP`;
  return { id: `e2m.model.${model}`, direction: "E2M", model, admits: false, title, source: GUIDE_TABLE_1_NOTE };
};
const m2e = (model: string): ModelRule => {
  const title = `${model} sold as MPP can go to Enterprise`;
  return { id: `m2e.model.${model}`, direction: "M2E", model, admits: true, title, source: GUIDE_TABLE_2 };
};

export const MODEL_RULES: readonly ModelRule[] = [
  e2m("7811", GUIDE_TABLE_1),
  e2m("7821", GUIDE_TABLE_1),
  e2m("7841", GUIDE_TABLE_1),
  e2m("7861", GUIDE_TABLE_1),
  e2m("7832", GUIDE_TABLE_1),
  e2m("8811", GUIDE_TABLE_1),
  e2m("8841", GUIDE_TABLE_1),
  e2m("8851", GUIDE_TABLE_1),
  e2m("8851NR", GUIDE_OVERVIEW),
  e2m("8861", GUIDE_TABLE_1),
  e2m("8832", GUIDE_TABLE_1),
  e2m("8832NR", GUIDE_OVERVIEW),
  e2m("8845", GUIDE_TABLE_1),
  e2m("8865", GUIDE_TABLE_1),
  e2m("8865NR", GUIDE_OVERVIEW),
  refused("8821"),
  refused("8831"),
  m2e("7811"),
  m2e("7821"),
  m2e("7841"),
  m2e("7861"),
  m2e("7832"),
  m2e("8811"),
  m2e("8841"),
  m2e("8851"),
  m2e("8861"),
  m2e("8832"),
  m2e("8845"),
  m2e("8865"),
];

export const HARDWARE_RULES: readonly HardwareRule[] = [
  {
    id: "e2m.model.7821.vid",
    direction: "E2M",
    model: "7821",
    min: 3,
    max: 24,
    title: "7821 goes to MPP from V03 to V24",
    source: GUIDE_TABLE_1,
  },
  {
    id: "e2m.model.7841.vid",
    direction: "E2M",
    model: "7841",
    min: 4,
    max: null,
    title: "7841 goes to MPP from V04",
    source: GUIDE_TABLE_1,
  },
  {
    id: "e2m.model.7861.vid",
    direction: "E2M",
    model: "7861",
    min: 3,
    max: null,
    title: "7861 goes to MPP from V03",
    source: GUIDE_TABLE_1,
  },
];
