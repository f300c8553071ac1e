import { type AuthorizationFact, NO_TYPE_SHOWN, type PhoneFacts, TRANSITION_AUTHORIZATION_TYPES } from "./phone-facts";
import { compareVersions, firmwareVersion } from "./version";

/** What a stored Transition Authorization Type says to a rule; `null`: not known. */
export function authorizationFactOf(text: string | null): AuthorizationFact | null {
  const word = text?.trim().toLowerCase() ?? "";
  if (word === "") return null;
  if (word === NO_TYPE_SHOWN) return "empty";
  return TRANSITION_AUTHORIZATION_TYPES.find((type) => type.toLowerCase() === word) ?? "other";
}

/** First MPP firmware whose web page shows the type; the screen shows it from 11.3.5. Source: guide FAQ. */
export const TYPE_SHOWN_FROM = firmwareVersion(11, 3, 3);

/** Whether the phone's own firmware is too old to show its type; a version that is not known is not too old. */
export function isTooOldToShowType({ version, runningFirmware }: PhoneFacts): boolean {
  return version !== null && runningFirmware !== "enterprise" && compareVersions(version, TYPE_SHOWN_FROM) < 0;
}

/**
 * The type as far as it can be true: an Enterprise phone has no such field, and older MPP firmware does not show it, so what is
 * said of those is a contradiction and decides nothing.
 */
export function shownTypeOf(facts: PhoneFacts): AuthorizationFact | null {
  if (facts.runningFirmware === "enterprise" || isTooOldToShowType(facts)) return null;
  return facts.transitionAuthorizationType;
}

/** Whether the phone shows a type, whatever it is. */
export const showsType = (type: AuthorizationFact | null): boolean => type !== null && type !== "empty";
