import type { Direction } from "@/lib/domain/conversion";
import { type FirmwareVersion, firmwareVersion } from "@/lib/domain/phone/version";
import {
  GUIDE_E2M_STEP_2,
  GUIDE_E2M_STEP_3,
  GUIDE_M2E_STEP_2,
  GUIDE_TABLE_1_NOTE,
  type Source,
} from "@/lib/domain/rules/sources";

/**
 * A lowest firmware. `running`: what the phone must run before the move. `target`: the load it is moved to.
 * `ever`: it must never go below, before or after. Where several rows name a model, the one with the lowest `order` counts.
 */
export type FirmwareFloor = {
  id: string;
  order: number;
  direction: Direction;
  of: "running" | "target" | "ever";
  /** `null`: every model that can be converted. */
  models: readonly string[] | null;
  /** Lowest hardware version the row speaks of, `null`: all. */
  vidFrom: number | null;
  floor: FirmwareVersion;
  title: string;
  source: Source;
};

const CONFERENCE_8832 = ["8832", "8832NR"] as const;
/** The column "8800 audio series" of Table 1, where 8832 stands too, with the NR models of the guide's model list. */
export const AUDIO_8800 = ["8811", "8841", "8851", "8851NR", "8861", "8832", "8832NR"] as const;

export const FIRMWARE_FLOORS: readonly FirmwareFloor[] = [
  {
    id: "e2m.floor.enterprise",
    order: 10,
    direction: "E2M",
    of: "running",
    models: null,
    vidFrom: null,
    floor: firmwareVersion(14, 2, 1, 1),
    title: "Enterprise firmware before the move: 14.2.1SR1",
    source: GUIDE_E2M_STEP_2,
  },
  {
    id: "e2m.floor.target.8832",
    order: 20,
    direction: "E2M",
    of: "target",
    models: CONFERENCE_8832,
    vidFrom: null,
    floor: firmwareVersion(12, 0, 3, 1),
    title: "MPP load of 8832 and 8832NR: 12.0.3SR1",
    source: GUIDE_E2M_STEP_3,
  },
  {
    id: "e2m.floor.target",
    order: 30,
    direction: "E2M",
    of: "target",
    models: null,
    vidFrom: null,
    floor: firmwareVersion(12, 0, 3),
    title: "MPP load: 12.0.3",
    source: GUIDE_E2M_STEP_3,
  },
  {
    id: "e2m.floor.audio-8800.v15",
    order: 40,
    direction: "E2M",
    of: "ever",
    models: AUDIO_8800,
    vidFrom: 15,
    floor: firmwareVersion(11, 3, 3),
    title: "8800 audio from V15: MPP never below 11.3.3",
    source: GUIDE_TABLE_1_NOTE,
  },
  {
    id: "m2e.floor.mpp.8832",
    order: 50,
    direction: "M2E",
    of: "running",
    models: CONFERENCE_8832,
    vidFrom: null,
    floor: firmwareVersion(12, 0, 3, 1),
    title: "MPP firmware of 8832 and 8832NR before the move: 12.0.3SR1",
    source: GUIDE_M2E_STEP_2,
  },
  {
    id: "m2e.floor.mpp",
    order: 60,
    direction: "M2E",
    of: "running",
    models: null,
    vidFrom: null,
    floor: firmwareVersion(12, 0, 3),
    title: "MPP firmware before the move: 12.0.3",
    source: GUIDE_M2E_STEP_2,
  },
];

/**
 * The floor that speaks of a model at a hardware version, or `null`. A row that asks for a VID does not speak of an unknown one.
 * @param floors sorted by `order`
 */
export function floorFor(
  direction: Direction,
  of: FirmwareFloor["of"],
  model: string,
  vid: number | null,
  floors: readonly FirmwareFloor[] = FIRMWARE_FLOORS,
): FirmwareFloor | null {
  return (
    floors.find(
      (row) =>
        row.direction === direction &&
        row.of === of &&
        (row.models === null || row.models.includes(model)) &&
        (row.vidFrom === null || (vid !== null && vid >= row.vidFrom)),
    ) ?? null
  );
}
