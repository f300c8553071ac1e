import { describe, expect, test } from "vitest";
import { cn } from "./cn";

describe("the later of two classes that contradict wins", () => {
  test.each([
    { given: ["h-8 px-3", "h-6 px-2"], kept: "h-6 px-2", because: "a caller makes a button smaller" },
    { given: ["size-8", "h-6"], kept: "size-8 h-6", because: "one side of two is changed" },
    { given: ["h-8 w-4", "size-6"], kept: "size-6", because: "size sets both sides" },
    { given: ["px-2 pt-1", "p-4"], kept: "p-4", because: "a shorthand sets every side" },
    { given: ["p-4", "px-2"], kept: "p-4 px-2", because: "the other two sides stay" },
    { given: ["mb-5", "mb-3"], kept: "mb-3", because: "a page's header stands closer" },
    { given: ["-my-0.5", "my-2"], kept: "my-2", because: "a negative margin is a margin" },
    { given: ["text-sm text-muted", "text-fg"], kept: "text-sm text-fg", because: "colour is not size" },
    { given: ["text-left text-muted", "text-xs"], kept: "text-left text-muted text-xs", because: "size is neither" },
    { given: ["text-[13px]", "text-base"], kept: "text-base", because: "an arbitrary size is a size" },
    { given: ["leading-5", "text-xs"], kept: "text-xs", because: "a size brings its line height" },
    { given: ["text-xs", "leading-[18px]"], kept: "text-xs leading-[18px]", because: "a line height brings no size" },
    { given: ["border border-line", "border-dashed"], kept: "border border-line border-dashed", because: "style" },
    { given: ["border-line border", "border-bad/25"], kept: "border border-bad/25", because: "colour is not width" },
    { given: ["border", "border-b-2"], kept: "border border-b-2", because: "one edge of four" },
    { given: ["font-medium", "font-normal"], kept: "font-normal", because: "weight" },
    { given: ["font-sans", "font-normal"], kept: "font-sans font-normal", because: "family is not weight" },
    { given: ["inline-flex items-center", "hidden"], kept: "items-center hidden", because: "display" },
    { given: ["flex flex-1", "flex-col"], kept: "flex flex-1 flex-col", because: "three different things" },
    { given: ["rounded-md", "rounded-full"], kept: "rounded-full", because: "corners" },
    { given: ["gap-x-4 gap-y-2", "gap-1"], kept: "gap-1", because: "both gaps" },
    { given: ["min-w-0 max-w-lg w-full", "max-w-md"], kept: "min-w-0 w-full max-w-md", because: "three widths" },
    { given: ["relative", "absolute top-1/2"], kept: "absolute top-1/2", because: "position" },
    { given: ["transition-colors", "transition-opacity"], kept: "transition-opacity", because: "transition" },
  ])("$given: $because", ({ given, kept }) => {
    expect(cn(...given)).toBe(kept);
  });
});

describe("what does not contradict stays", () => {
  test.each([
    { given: ["h-8", "pointer-coarse:h-11"], because: "another condition" },
    { given: ["[&_svg]:size-3.5", "size-8"], because: "another element" },
    { given: ["bg-surface", "bg-idle-soft!"], because: "the important one wins by itself" },
    { given: ["group code tick", "truncate"], because: "names that Tailwind does not set" },
    { given: ["[scrollbar-width:none]", "w-full"], because: "an arbitrary property" },
    { given: ["[&:not([data-selected])]:hover:bg-hover", "bg-surface"], because: "brackets in brackets" },
  ])("$given: $because", ({ given }) => {
    expect(cn(...given)).toBe(given.join(" "));
  });
});

test("under the same condition the later wins", () => {
  expect(cn("pointer-coarse:h-11 pointer-coarse:px-4", "pointer-coarse:h-12")).toBe(
    "pointer-coarse:px-4 pointer-coarse:h-12",
  );
  expect(cn("[&_svg]:size-4", "[&_svg]:size-3.5")).toBe("[&_svg]:size-3.5");
});

test("what is not there is left out", () => {
  expect(cn("flex", false, undefined, null, ["gap-1"], { hidden: false })).toBe("flex gap-1");
  expect(cn()).toBe("");
});
