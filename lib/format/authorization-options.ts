import { NO_TYPE_SHOWN, TRANSITION_AUTHORIZATION_TYPES } from "@/lib/domain/phone/phone-facts";

/** What a Transition Authorization Type can be set to by hand; what a file brings may be any text. */
export const AUTHORIZATION_OPTIONS: readonly { value: string; label: string }[] = [
  ...TRANSITION_AUTHORIZATION_TYPES.map((value) => ({ value, label: value })),
  { value: NO_TYPE_SHOWN, label: "Read: nothing in it" },
];
