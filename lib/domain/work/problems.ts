/**
 * Why a phone cannot be done now, as one of a few reasons that can be counted, and what follows from it. The words for a
 * person's own text stand beside them. Sources: the guide's FAQ on RMA and on support; that a failed authorization is tried
 * again after 1800 seconds is from another Cisco publication; the reasons themselves are our reading of what stops people.
 */
export const PROBLEM_CODES = [
  "unreachable",
  "wrong-hardware",
  "license-rejected",
  "upgrade-failed",
  "user-refused",
  "no-access",
  "broken",
  "other",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export type Problem = {
  id: ProblemCode;
  label: string;
  /** What is to be done about it. */
  next: string;
  source: string;
  date: string;
};

const READING = { source: "our reading", date: "2026-11-28" } as const;

export const PROBLEMS: readonly Problem[] = [
  {
    ...READING,
    id: "unreachable",
    label: "Not reachable",
    next: "Look whether it has power and network, then read its address on its screen.",
  },
  {
    ...READING,
    id: "wrong-hardware",
    label: "Wrong hardware",
    next: "Enter what the label says: the phone is decided again at once.",
  },
  {
    id: "license-rejected",
    label: "Licence rejected",
    next: "A failed authorization is tried again after 1800 seconds. For licence problems that are no RMA open a case with Global Licensing Operations.",
    source: "Guide, FAQ on support; the retry: another Cisco publication",
    date: "2026-11-28",
  },
  {
    ...READING,
    id: "upgrade-failed",
    label: "The upgrade failed",
    next: "See whether the load and its files are on Unified CM, and that TFTP was started again since.",
  },
  {
    ...READING,
    id: "user-refused",
    label: "The user refused",
    next: "The project manager agrees another time with the user.",
  },
  {
    ...READING,
    id: "no-access",
    label: "No access to the room",
    next: "The project manager asks the site for another time.",
  },
  {
    id: "broken",
    label: "Broken, needs a replacement",
    next: "The replacement runs the same procedure and needs a licence of its own, by a GLO case: that of the returned phone cannot be used again.",
    source: "Guide, FAQ on RMA",
    date: "2024-07-01",
  },
  { ...READING, id: "other", label: "Something else", next: "The note says what." },
];

const LABELS: ReadonlyMap<string, string> = new Map(PROBLEMS.map(({ id, label }) => [id, label]));

/** The words for a reason; of one that is not known any more its code. */
export const problemLabel = (code: string): string => LABELS.get(code) ?? code;

/** For whom a note is written: the people at work on the project, or also the customer. */
export const AUDIENCES = ["team", "customer"] as const;
export type Audience = (typeof AUDIENCES)[number];

export const AUDIENCE_LABELS = {
  team: "For the team",
  customer: "The customer may read it",
} as const satisfies Record<Audience, string>;
