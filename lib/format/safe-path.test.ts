import { expect, test } from "vitest";
import { safePath } from "./safe-path";

test.each([
  { text: "/projects/1/inventory?site=A%2CB&sort=-vid#top", because: "path, query and fragment" },
  { text: "/", because: "the first page" },
  { text: "/invitations/x.js", because: "a page whose name looks like a file" },
  { text: "/projects?q=//evil.example", because: "slashes in a query lead nowhere" },
])("$text may be opened: $because", ({ text }) => {
  expect(safePath(text)).toBe(text);
});

test.each([
  { text: "", because: "nothing" },
  { text: null, because: "nothing" },
  { text: "projects", because: "not from the root" },
  { text: "//evil.example", because: "another host" },
  { text: "///evil.example", because: "another host" },
  { text: "/\\evil.example", because: "a browser reads a backslash as a slash" },
  { text: "/\t/evil.example", because: "a browser leaves the tab out" },
  { text: "/\n/evil.example", because: "a browser leaves the line break out" },
  { text: "/a/..//evil.example", because: "what is left after the dots is another host" },
  { text: "https://evil.example/", because: "a scheme" },
  { text: "javascript:alert(1)", because: "a script" },
  { text: "/api/projects", because: "no page" },
  { text: "/sign-in?next=/projects", because: "it would lead here again" },
  { text: `/${"x".repeat(3000)}`, because: "longer than an address of ours" },
])("$text may not be opened: $because", ({ text }) => {
  expect(safePath(text)).toBeNull();
});
