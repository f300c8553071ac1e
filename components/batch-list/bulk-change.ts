import { fromWallTime } from "@/lib/domain/wall-time";
import type { SetBatchState } from "@/lib/domain/work/batch-life";
import type { EditBatchesInput } from "@/lib/schemas/batches";

/** What of many batches is changed at once. */
export type BulkChange = "window" | "people" | "state" | "name";

export type BulkValues = {
  window: "set" | "move" | "clear";
  startsAt: string;
  endsAt: string;
  days: string;
  people: "add" | "set" | "remove";
  userIds: readonly string[];
  state: SetBatchState;
  find: string;
  replace: string;
  reason: string;
};

export const NO_CHANGE: BulkValues = {
  window: "set",
  startsAt: "",
  endsAt: "",
  days: "7",
  people: "add",
  userIds: [],
  state: "ready",
  find: "",
  replace: "",
  reason: "",
};

/** What the fields ask for, as the server takes it; times by the clock of the zone. */
export function changeOfValues(
  change: BulkChange,
  values: BulkValues,
  timeZone: string,
): Omit<EditBatchesInput, "batches" | "reason"> {
  switch (change) {
    case "window":
      return windowOf(values, timeZone);
    case "people":
      return { people: { how: values.people, userIds: [...values.userIds] } };
    case "state":
      return { state: values.state };
    case "name":
      return { rename: { find: values.find, replace: values.replace } };
  }
}

function windowOf({ window, startsAt, endsAt, days }: BulkValues, timeZone: string) {
  if (window === "clear") return { startsAt: null, endsAt: null };
  if (window === "move") return { moveByDays: days.trim() === "" ? Number.NaN : Number(days) };
  // an empty field is a missing one here: to take windows away is a choice of its own
  return { startsAt: fromWallTime(startsAt, timeZone) ?? "", endsAt: fromWallTime(endsAt, timeZone) ?? "" };
}
