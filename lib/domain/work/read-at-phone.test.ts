import { expect, test } from "vitest";
import { readAtPhone } from "./read-at-phone";

test.each([
  { typed: { vid: "V03" }, fields: { vid: 3 }, wrong: [], because: "as the label prints it" },
  { typed: { vid: "12" }, fields: { vid: 12 }, wrong: [], because: "without its letter" },
  { typed: { vid: "VO4" }, fields: {}, wrong: ["vid"], because: "a letter never becomes a zero" },
  { typed: { vid: "rev 4" }, fields: {}, wrong: ["vid"], because: "a revision is another count" },
  { typed: { vid: "103" }, fields: {}, wrong: ["vid"], because: "no hardware version has three digits" },
  { typed: { ip: " 10.2.3.4 " }, fields: { ip: "10.2.3.4" }, wrong: [], because: "blanks around it say nothing" },
  { typed: { ip: "010.2.3.4" }, fields: {}, wrong: ["ip"], because: "another address to other programs" },
  { typed: { ip: "10.2.3.4/24" }, fields: {}, wrong: ["ip"], because: "a network is no phone" },
  { typed: { pid: "cp-8841-k9" }, fields: { pid: "CP-8841-K9" }, wrong: [], because: "labels are in capitals" },
  {
    typed: { serial: "SN: fch20100312" },
    fields: { serial: "FCH20100312" },
    wrong: [],
    because: "with what stands before it",
  },
  {
    typed: { pid: "", vid: " ", serial: "n/a", ip: "-" },
    fields: {},
    wrong: [],
    because: "nothing was read: what is known stays",
  },
  {
    typed: { vid: "V2", ip: "10.2.3" },
    fields: { vid: 2 },
    wrong: ["ip"],
    because: "each field is judged by itself",
  },
])("$typed: $because", ({ typed, fields, wrong }) => {
  const read = readAtPhone(typed);
  expect(read.fields).toEqual(fields);
  expect(Object.keys(read.problems)).toEqual(wrong);
});
