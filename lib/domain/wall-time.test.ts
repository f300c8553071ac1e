import { expect, test } from "vitest";
import { fromWallTime } from "./wall-time";

test.each([
  {
    text: "2026-12-07T18:00",
    timeZone: "UTC",
    moment: "2026-12-07T18:00:00.000Z",
    because: "the clock is that of UTC",
  },
  { text: "2026-12-07T18:00", timeZone: "Asia/Tokyo", moment: "2026-12-07T09:00:00.000Z", because: "nine hours ahead" },
  { text: "", timeZone: "UTC", moment: null, because: "nothing was typed" },
  { text: "2026-12-07", timeZone: "UTC", moment: null, because: "a day has no time" },
  { text: "2026-13-07T18:00", timeZone: "UTC", moment: null, because: "there is no 13th month" },
  { text: "18:00", timeZone: "UTC", moment: null, because: "a time has no day" },
])("$text in $timeZone: $because", ({ text, timeZone, moment }) => expect(fromWallTime(text, timeZone)).toBe(moment));
