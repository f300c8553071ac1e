import { type ColumnValues, readColumn, type Samples, shareOf } from "./column-values";
import { type InventoryField, labelOfField } from "./fields";
import {
  fieldOfHeader,
  isOfOtherDevice,
  isOfOtherLoad,
  isWirelessHeader,
  type Settled,
  vagueHeader,
} from "./header-words";
import type { MappedColumn } from "./mapped-column";
import { readSameValue } from "./same-value";

/** Fields whose values can be recognised, each with the kinds of value that fit it. The MAC has rules of its own. */
const FITTING = {
  pid: ["pid", "model"],
  model: ["pid", "model"],
  vid: ["vid"],
  serial: ["serial"],
  ip: ["ip"],
  load: ["load", "release", "short-release"],
} as const;
type Recognisable = keyof typeof FITTING;
const RECOGNISABLE = ["pid", "model", "vid", "serial", "ip", "load"] as const satisfies readonly Recognisable[];

type Claim = { index: number; field: InventoryField; rank: number; confidence: "exact" | "alias" | "values" };
type Answer = Omit<MappedColumn, "index" | "header">;

const LABEL_CAUTION =
  "Every value looks like the VID of a label. Choose VID unless it is the phone's own hardware revision, which differs.";
const VALUES_RANK = 10_000;
const NAMED_OTHERS = 3;
/** No list has more columns; of those behind them only the headers count. */
const MOST_READ = 2_000;

/** Settles the columns of one file, field by field: what is claimed by one header is not sought by values in another column. */
export class ColumnMapper {
  readonly #headers: readonly string[];
  readonly #samples: Samples;
  readonly #values = new Map<number, ColumnValues>();
  readonly #answers = new Map<number, Answer>();
  readonly #claims: Claim[];

  constructor(headers: readonly string[], samples: Samples) {
    this.#headers = headers;
    this.#samples = samples;
    this.#claims = headers.flatMap((header, index) => this.#claimOf(header, index) ?? []);
  }

  answers(): Answer[] {
    this.#takeWordsForFirmware();
    this.#chooseMac();
    for (const field of RECOGNISABLE) this.#chooseRecognisable(field);
    this.#chooseOthers();
    return this.#headers.map((header, index) => this.#answers.get(index) ?? this.#answerOfVague(header, index));
  }

  #valuesOf(index: number): ColumnValues {
    const known = this.#values.get(index);
    if (known) return known;
    const values = readColumn(index, this.#samples);
    this.#values.set(index, values);
    return values;
  }

  #claimOf(header: string, index: number): Claim | null {
    if (vagueHeader(header)) return null;
    const known = fieldOfHeader(header);
    if (!known) return null;
    const isOwnName = known.rank === 0 || header.trim().toLowerCase() === known.field.toLowerCase();
    return { ...known, index, confidence: isOwnName ? "exact" : "alias" };
  }

  /** Columns whose header says nothing sure: nobody claims them but their values. */
  #unclaimed(): number[] {
    const claimed = new Set(this.#claims.map(({ index }) => index));
    return this.#headers
      .slice(0, MOST_READ)
      .flatMap((_, index) => (claimed.has(index) || this.#answers.has(index) ? [] : [index]));
  }

  #holdsMacs(index: number): boolean {
    const values = this.#valuesOf(index);
    return values.counts.sep > 0 || shareOf(values, "mac") >= 0.5;
  }

  /** “Firmware” stands above loads in one list and above “MPP” and “Enterprise” in another; beside a load both can be read. */
  #takeWordsForFirmware(): void {
    const isTaken = this.#claims.some(({ field }) => field === "runningFirmware");
    const words = this.#claims.find(
      ({ field, index }) => field === "load" && shareOf(this.#valuesOf(index), "firmware-word") >= 0.9,
    );
    if (words && !isTaken) words.field = "runningFirmware";
  }

  #isDecimal(index: number): boolean {
    const { decimals, counts } = this.#valuesOf(index);
    return decimals > 0 && counts.sep === 0 && decimals >= counts.mac;
  }

  #chooseMac(): void {
    const claims = this.#claims.filter(({ field }) => field === "mac");
    const byValues = this.#unclaimed().filter(
      (index) => !isOfOtherDevice(this.#headers[index] ?? "") && this.#holdsMacs(index),
    );
    const fitting = [
      ...claims.filter(({ index }) => this.#valuesOf(index).counts.mac > 0).sort(byRank),
      ...byValues.map((index): Claim => ({ index, field: "mac", rank: VALUES_RANK, confidence: "values" })),
    ];
    const wired = fitting.filter(({ index }) => !isWirelessHeader(this.#headers[index] ?? ""));
    const real = wired.some(({ index }) => !this.#isDecimal(index))
      ? wired.filter(({ index }) => !this.#isDecimal(index))
      : wired;
    this.#explainOthers(without(fitting, real), real.length > 0);
    const [first] = real;
    if (first && real.every((claim) => claim.confidence === "values" && this.#mayBeArticleNumbers(claim.index)))
      this.#ask(real, "mac", "Twelve decimal digits are a MAC rarely and an article number (UPC) often.");
    else this.#settle(real, "mac");
    const [named, ...rest] = claims.filter(({ index }) => !this.#answers.has(index)).sort(byRank);
    const isOpen = [...this.#answers.values()].some(({ proposal }) => proposal === "mac");
    if (named && !first && !isOpen) this.#read([named], "mac");
    this.#leaveOut(named && (first || isOpen) ? [named, ...rest] : rest, "mac", first ?? named);
  }

  /** Those that hold MACs and are not the phone's: another radio's, or an article's number beside real ones. */
  #explainOthers(others: readonly Claim[], hasReal: boolean): void {
    const wireless = others.filter(({ index }) => isWirelessHeader(this.#headers[index] ?? ""));
    if (!hasReal) {
      this.#ask(wireless, "mac", "This may be the wireless address; the licence is bought for the wired one.");
      return;
    }
    for (const { index } of others) {
      const reason = isWirelessHeader(this.#headers[index] ?? "")
        ? "Not used: the wireless address is not the phone's MAC."
        : "Not used: twelve decimal digits in a column beside the MACs are article numbers (UPC).";
      this.#answers.set(index, { ...NOT_USED, reason });
    }
  }

  #mayBeArticleNumbers(index: number): boolean {
    const { decimals, distinct, filled, hasCheckDigits } = this.#valuesOf(index);
    return this.#isDecimal(index) && (hasCheckDigits || (decimals === filled && distinct < filled));
  }

  #chooseRecognisable(field: Recognisable): void {
    const claims = this.#claims.filter((claim) => claim.field === field).sort(byRank);
    const fits = ({ index }: Claim) => shareOf(this.#valuesOf(index), ...FITTING[field]) >= 0.5;
    const fitting = claims.filter(fits);
    const [named, ...others] = claims;
    const byValues = fitting.length > 0 || (named && field === "vid") ? [] : this.#foundByValues(field);
    if (fitting.length > 0) {
      this.#settle(fitting, field);
      this.#leaveOut(without(claims, fitting), field, fitting[0]);
    } else if (named && byValues.length > 0 && this.#valuesOf(named.index).filled > 0) {
      this.#ask([...claims, ...byValues], field, "One has the name of it, the other the values.");
    } else if (byValues.length > 0) {
      this.#chooseByValues(byValues, field);
      this.#leaveOut(claims, field, byValues[0]);
    } else if (named) {
      this.#read([named], field);
      this.#leaveOut(others, field, named);
    }
  }

  #foundByValues(field: Recognisable): Claim[] {
    return this.#unclaimed()
      .filter((index) => this.#isByValues(field, index))
      .map((index): Claim => ({ index, field, rank: VALUES_RANK, confidence: "values" }));
  }

  #chooseByValues(found: Claim[], field: Recognisable): void {
    const [first] = found;
    if (!first) return;
    const { bareProducts, filled } = this.#valuesOf(first.index);
    const vague = vagueHeader(this.#headers[first.index] ?? "");
    if (field === "vid" && !this.#isVidByValues(first.index, vague?.settledBy))
      this.#ask(found, field, vague?.caution ?? LABEL_CAUTION);
    else if (field === "model" && bareProducts === filled)
      this.#ask(found, field, "The numbers are models or device types, or extensions that look like them.");
    else this.#settle(found, field);
  }

  /** Whether every value is a VID, as strictly as the words of the header ask for. */
  #isVidByValues(index: number, settledBy: readonly Settled[] = []): boolean {
    return (["vid", "label-vid"] as const).some(
      (kind) => settledBy.includes(kind) && shareOf(this.#valuesOf(index), kind) === 1,
    );
  }

  /** Whether the values of a column with a vague or unknown header are enough to propose this field. */
  #isByValues(field: Recognisable, index: number): boolean {
    const header = this.#headers[index] ?? "";
    if (isOfOtherDevice(header) || isOfOtherLoad(header)) return false;
    const vague = vagueHeader(header);
    const values = this.#valuesOf(index);
    if (values.filled === 0) return false;
    const isProduct = shareOf(values, "pid", "model") >= 0.6 && (!vague || vague.settledBy.includes("product"));
    switch (field) {
      case "pid":
        return isProduct && (vague?.proposal === "pid" || shareOf(values, "pid") >= 0.5);
      case "model":
        return isProduct && vague?.proposal !== "pid" && shareOf(values, "pid") < 0.5;
      case "vid":
        return vague ? vague.proposal === "vid" && shareOf(values, "vid") > 0 : shareOf(values, "label-vid") === 1;
      case "serial":
        return !vague && shareOf(values, "serial") >= 0.6;
      case "ip":
        // One address in all rows is a gateway or a server.
        return !vague && shareOf(values, "ip") >= 0.6 && values.distinct * 2 > values.filled;
      case "load":
        return shareOf(values, "load", ...(vague?.settledBy.includes("load") ? (["release"] as const) : [])) >= 0.6;
    }
  }

  /** Fields whose values can be anything: the best name wins, then the leftmost; the others say who won. */
  #chooseOthers(): void {
    const open = this.#claims.filter(({ index }) => !this.#answers.has(index)).sort(byRank);
    for (const field of new Set(open.map((claim) => claim.field))) {
      const [best, ...others] = open.filter((claim) => claim.field === field);
      if (best) this.#read([best], field);
      this.#leaveOut(others, field, best);
    }
  }

  #answerOfVague(header: string, index: number): Answer {
    const vague = vagueHeader(header);
    if (!vague) return { ...NOT_USED, reason: reasonForNone(header) };
    const { proposal: field, settledBy, caution } = vague;
    const taken = this.#columnOf(field);
    if (taken !== null) return { ...NOT_USED, reason: this.#takenReason(field, taken) };
    const values = this.#valuesOf(index);
    if (values.filled === 0) return { ...NOT_USED, reason: "The column is empty." };
    if (
      (settledBy.includes("dialled") && shareOf(values, "dialled") >= 0.9) ||
      (settledBy.includes("registration") && shareOf(values, "registration") >= 0.5)
    )
      return answerFor({ index, field, rank: VALUES_RANK, confidence: "values" }, 0);
    if (settledBy.includes("dialled") && shareOf(values, "dialled") === 0)
      return { ...NOT_USED, reason: "Not used: no value is a number to dial." };
    return { ...NOT_USED, confidence: "ask", proposal: field, reason: caution };
  }

  /** The columns of a field: read one after the other where they say the same, else asked. */
  #settle(claims: readonly Claim[], field: InventoryField): void {
    const [first, ...others] = claims;
    if (!first) return;
    const isSame = others.every(({ index }) => readSameValue(field, [first.index, index], this.#samples));
    if (isSame) this.#read(claims, field);
    else this.#ask(claims, field, "Their values differ, and only one of them can be the phone's.");
  }

  #read(claims: readonly Claim[], field: InventoryField): void {
    const [first] = claims;
    for (const [order, claim] of claims.entries()) {
      const answer = answerFor({ ...claim, field }, order);
      const reason =
        order > 0 && first ? `${answer.reason} Read where ${this.#nameOf(first.index)} is empty.` : answer.reason;
      this.#answers.set(claim.index, { ...answer, reason });
    }
  }

  #ask(claims: readonly Claim[], field: InventoryField, caution: string): void {
    for (const { index } of claims) {
      const others = claims.slice(0, NAMED_OTHERS + 1).filter((claim) => claim.index !== index);
      const named = others
        .slice(0, NAMED_OTHERS)
        .map((claim) => this.#nameOf(claim.index))
        .join(", ");
      const reason =
        others.length > 0 ? `It may be the ${labelOfField(field)}, and so may ${named}. ${caution}` : caution;
      this.#answers.set(index, { ...NOT_USED, confidence: "ask", proposal: field, reason });
    }
  }

  #leaveOut(claims: readonly Claim[], field: InventoryField, winner: Claim | undefined): void {
    if (!winner) return;
    for (const { index } of claims) {
      this.#answers.set(index, { ...NOT_USED, reason: this.#takenReason(field, winner.index) });
    }
  }

  #columnOf(field: InventoryField): number | null {
    for (const [index, answer] of this.#answers) if (answer.field === field) return index;
    return null;
  }

  #takenReason(field: InventoryField, by: number): string {
    return `Not used: ${labelOfField(field)} is already taken from ${this.#nameOf(by)}.`;
  }

  #nameOf(index: number): string {
    const header = this.#headers[index]?.trim();
    return header ? `“${header}” (column ${index + 1})` : `column ${index + 1}`;
  }
}

const NOT_USED: Omit<Answer, "reason"> = { field: null, order: 0, confidence: "none", proposal: null };

const byRank = (one: Claim, other: Claim): number => one.rank - other.rank || one.index - other.index;
const without = (claims: readonly Claim[], others: readonly Claim[]): Claim[] => {
  const left = new Set(others);
  return claims.filter((claim) => !left.has(claim));
};

function answerFor({ field, confidence }: Claim, order: number): Answer {
  return { field, order, confidence, proposal: null, reason: reasonFor(field, confidence) };
}

function reasonFor(field: InventoryField, confidence: Claim["confidence"]): string {
  const label = labelOfField(field);
  if (confidence === "values") return `Most values of this column read as ${label}.`;
  return confidence === "exact" ? `The header is “${label}”.` : `The header is another name for ${label}.`;
}

function reasonForNone(header: string): string {
  if (header.trim() === "") return "The column has no header.";
  return "The header is not known.";
}
