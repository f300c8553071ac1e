/** The words of a conversion project: which way, where to, by which method. Source: guide, overview and figures 3 to 5. */

/** E2M: Enterprise to MPP. M2E: MPP to Enterprise. */
export const DIRECTIONS = ["E2M", "M2E"] as const;
export type Direction = (typeof DIRECTIONS)[number];
export const DIRECTION_WORDS = {
  E2M: "Enterprise to MPP",
  M2E: "MPP to Enterprise",
} as const satisfies Record<Direction, string>;

export const TARGETS = ["webex-calling", "approved-third-party", "ucm"] as const;
export type Target = (typeof TARGETS)[number];

/** Which target call controls a direction can lead to; what is not listed is refused. */
export const TARGETS_OF = {
  E2M: ["webex-calling", "approved-third-party"],
  M2E: ["ucm"],
} as const satisfies Record<Direction, readonly Target[]>;

export const METHODS = ["ucm", "alternate-tftp", "staging-dhcp", "cloud-upgrader"] as const;
export type Method = (typeof METHODS)[number];

export const LOAD_FAMILIES = ["sip78xx", "sip7832", "sip88xx", "sip8832", "sip8845_65"] as const;
export type LoadFamily = (typeof LOAD_FAMILIES)[number];

/** Switches of a project that a rule may ask for. */
export type Policy = {
  /** Accept a phone whose VID is missing when every hardware version of its model is eligible. Guide Table 3 asks for it: off by default. */
  acceptMissingVid: boolean;
};
export const DEFAULT_POLICY: Policy = { acceptMissingVid: false };

/** What a project decides for all its phones; beside the phone's facts the only input of a decision. */
export type ConversionTarget = {
  direction: Direction;
  target: Target;
  policy: Policy;
  /** Loads named by the project, with or without `.loads`; a family left out takes the rule set's default. */
  loads: Partial<Record<LoadFamily, string>>;
};
