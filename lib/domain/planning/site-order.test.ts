import { expect, test } from "vitest";
import { compareFloors } from "./site-order";

test.each([
  { floors: ["-2", "-1", "0", "2nd", "Floor 9", "10"], because: "a floor is a number, wherever it stands in its name" },
  {
    floors: ["3", "Block B-2", "Garage A2", "Garage A10"],
    because: "names come after numbers, their digits count as numbers",
  },
  { floors: ["1", "1st", "Roof", null], because: "one number in two spellings; unknown is last" },
])("$floors: $because", ({ floors }) => expect(floors.toReversed().sort(compareFloors)).toEqual(floors));
