/** What a file's rows come to. With `leftOut` the first five add up to `rows`. */
type Counts = {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
  leftOut: number;
  withdrawn: number;
  takenBack: number;
  warnings: number;
};

type Choices = {
  newPhones: "add" | "leave";
  changedPhones: "apply" | "leave";
  absentPhones: "keep" | "withdraw";
  withdrawnPhones: "keep" | "take-back";
};
/** Phones that the file does not list, those among them on which work has begun, and withdrawn phones that it lists. */
type Others = { absent: { phones: number; begun: number }; withdrawnListed: number };

/**
 * What a commit would count under these choices.
 * @param found as a check counts: all new phones added, all changes applied, none withdrawn
 * @param others phones on which work has begun are never withdrawn by a file
 */
export function expectedCounts(found: Counts, { absent, withdrawnListed }: Others, choices: Choices): Counts {
  const created = choices.newPhones === "add" ? found.created : 0;
  const changed = choices.changedPhones === "apply" ? found.changed : 0;
  return {
    ...found,
    created,
    changed,
    unchanged: found.unchanged + found.changed - changed,
    leftOut: found.leftOut + found.created - created,
    withdrawn: choices.absentPhones === "withdraw" ? absent.phones - absent.begun : 0,
    takenBack: choices.withdrawnPhones === "take-back" ? withdrawnListed : 0,
  };
}
