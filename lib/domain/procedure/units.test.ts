import { expect, test } from "vitest";
import type { FilledStep } from "./checklist-for";
import { ROUTES } from "./routes";
import type { Card } from "./step";
import { unitsOf } from "./units";

const step = (id: string, card?: Card, applies = true): FilledStep => ({
  ...{ id, phase: "firmware", scope: "phone", owner: "technician", title: id, instruction: "", source: "", values: [] },
  ...{ applies, appliesBecause: null },
  ...(card ? { card } : {}),
});

test.each([
  { steps: [step("a"), step("b")], units: ["a", "b"], because: "each stands by itself" },
  {
    steps: [step("find", "on-ucm"), step("set", "on-ucm"), step("ip")],
    units: ["On Unified CM", "ip"],
    because: "neighbours on one card are done together",
  },
  {
    steps: [step("find", "on-ucm"), step("open", "phone-page"), step("set", "phone-page")],
    units: ["find", "On the phone’s page"],
    because: "one step alone is no card",
  },
  {
    steps: [step("open", "phone-page"), step("rule", "phone-page", false), step("save", "phone-page")],
    units: ["On the phone’s page"],
    because: "what does not apply stays on its card",
  },
  {
    steps: [step("open", "phone-page"), step("rule", "phone-page", false)],
    units: ["open", "rule"],
    because: "a card of which one step applies is that step",
  },
])("$units: $because", ({ steps, units }) => {
  expect(unitsOf(steps).map(({ title }) => title)).toEqual(units);
});

test.each(ROUTES)(
  "$id: a card has its steps beside each other in one phase, and what follows names a step of the batch",
  ({ steps }) => {
    const ofPhone = steps.filter(({ scope }) => scope === "phone");
    const cards = ofPhone.flatMap(({ card, phase }, index) =>
      card && ofPhone[index - 1]?.card !== card ? [`${card} ${phase}`] : [],
    );
    expect(new Set(cards).size).toBe(cards.length);
    const phases = ofPhone.flatMap(({ card, phase }) => (card ? [`${card} ${phase}`] : []));
    expect(new Set(phases).size).toBe(cards.length);
    for (const { followsStep } of ofPhone)
      if (followsStep) expect(steps.find(({ id }) => id === followsStep)?.scope).toBe("batch");
  },
);
