import { authorizationFactOf } from "@/lib/domain/phone/authorization";
import { runningFirmwareFrom } from "@/lib/domain/phone/load";
import type { PhoneFacts, Product } from "@/lib/domain/phone/phone-facts";
import { parseProduct } from "@/lib/domain/phone/pid";
import { familyOfLoad, textFact } from "@/lib/domain/phone/text-facts";
import { parseVersion } from "@/lib/domain/phone/version";
import type { InventoryPhone } from "./inventory-phone";

/** What is stored of a phone and may decide about it. */
export type StoredPhone = Pick<
  InventoryPhone,
  | "model"
  | "productKind"
  | "soldAs"
  | "precision"
  | "vid"
  | "version"
  | "loadFirmware"
  | "statedFirmware"
  | "productName"
  | "transitionAuthorizationType"
  | "earlierConversion"
  | "pid"
  | "load"
  | "registrationState"
> & { hasLicenseWarning?: boolean | null; isRmaReplacement?: boolean | null };

/** The facts a decision looks at, deduced from everything that is known of the phone, whatever file told it and when. */
export function toFacts(phone: StoredPhone): PhoneFacts {
  const product = productOf(phone);
  const transitionAuthorizationType = authorizationFactOf(phone.transitionAuthorizationType);
  const version = phone.version === null ? null : parseVersion(phone.version);
  return {
    product,
    vid: phone.vid,
    version,
    runningFirmware: runningFirmwareFrom({
      stated: phone.statedFirmware,
      byLoad: phone.loadFirmware,
      version,
      product,
      productName: phone.productName,
      transitionAuthorizationType,
    }).firmware,
    transitionAuthorizationType,
    earlierConversion: phone.earlierConversion,
    hasLicenseWarning: phone.hasLicenseWarning ?? null,
    isRegistered: textFact("registrationState", phone.registrationState) === null ? null : true,
    loadFamily: familyOfLoad(phone.load),
    isWhite: textFact("pid", phone.pid) !== null,
    isRmaReplacement: phone.isRmaReplacement ?? false,
  };
}

/** The model names the product; what only the order code could tell was stored beside it. */
function productOf({ model, productKind, soldAs, precision }: StoredPhone): Product | null {
  const named = model === null ? null : parseProduct(model);
  if (!named) return null;
  return {
    ...named,
    kind: productKind ?? named.kind,
    soldAs: soldAs ?? named.soldAs,
    precision: precision ?? named.precision,
  };
}
