/** What a file's rows come to. With `leftOut` the first five add up to `rows`. */
type Counts = {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
  leftOut: number;
  withdrawn: number;
  warnings: number;
};

type Choices = { newPhones: "add" | "leave"; changedPhones: "apply" | "leave"; absentPhones: "keep" | "withdraw" };

/**
 * What a commit would count under these choices.
 * @param found as a check counts: all new phones added, all changes applied, none withdrawn
 * @param absent phones that the file does not list; those on which work has begun are never withdrawn by a file
 */
export function expectedCounts(found: Counts, absent: { phones: number; begun: number }, choices: Choices): Counts {
  const created = choices.newPhones === "add" ? found.created : 0;
  const changed = choices.changedPhones === "apply" ? found.changed : 0;
  return {
    ...found,
    created,
    changed,
    unchanged: found.unchanged + found.changed - changed,
    leftOut: found.leftOut + found.created - created,
    withdrawn: choices.absentPhones === "withdraw" ? absent.phones - absent.begun : 0,
  };
}
