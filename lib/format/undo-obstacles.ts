import type { UndoObstacle } from "@/lib/schemas/imports";
import { plural } from "./text";

/** “12 phones it brought in the batch “Leeds”.” */
export function obstacleText({ kind, name, phones }: UndoObstacle): string {
  const count = plural(phones, "phone");
  switch (kind) {
    case "import":
      return `${count} changed again by “${name}”.`;
    case "edit":
      return `${count} corrected by hand since.`;
    case "batch":
      return `${count} it brought in the batch “${name}”.`;
    case "work":
      return `${count} with steps ticked since.`;
    case "evidence":
      return `${count} with evidence since.`;
  }
}

const BATCHES_NAMED = 3;

/** The same for all of them: a project has hundreds of batches, so that the largest are named and the others counted. */
export function obstaclesInWords(obstacles: readonly UndoObstacle[]): string[] {
  const batches = obstacles.filter(({ kind }) => kind === "batch");
  const named = new Set(batches.slice(0, BATCHES_NAMED));
  const others = batches.filter((batch) => !named.has(batch));
  const phones = others.reduce((sum, batch) => sum + batch.phones, 0);
  return [
    ...obstacles.filter((each) => each.kind !== "batch" || named.has(each)).map(obstacleText),
    ...(others.length > 0
      ? [`${plural(phones, "phone")} it brought in ${plural(others.length, "other batch", "other batches")}.`]
      : []),
  ];
}
