import { describe, expect, test } from "vitest";
import { PROJECT_ROLES, ROLES } from "@/lib/domain/access";
import { DIRECTIONS, METHODS, TARGETS } from "@/lib/domain/conversion";
import { AFTER_OUTCOMES } from "@/lib/domain/evidence/after-inventory";
import { EVIDENCE_OUTCOMES, EVIDENCE_SOURCES } from "@/lib/domain/evidence/evidence-check";
import { IMPORT_STATUSES } from "@/lib/domain/inventory-file/import-life";
import { INTAKE_OUTCOMES } from "@/lib/domain/licenses/intake";
import { FULFILMENT_STATES, LICENSE_STATES } from "@/lib/domain/licenses/pool";
import { FIRMWARES, RUNNING_FIRMWARES } from "@/lib/domain/phone/phone-facts";
import { SERVICE_CONTRACTS } from "@/lib/domain/pricing/order-list";
import { STORED_QUOTE_STATES } from "@/lib/domain/pricing/quote-life";
import { QUOTE_LINE_KINDS } from "@/lib/domain/pricing/quote-lines";
import { STEP_SCOPES } from "@/lib/domain/procedure/step";
import { LICENSE_KINDS, VERDICTS } from "@/lib/domain/rules/decision";
import { BATCH_KINDS, SET_BATCH_STATES } from "@/lib/domain/work/batch-life";
import { EXCEPTION_CHOICES } from "@/lib/domain/work/exception";
import { ACKNOWLEDGEMENT_WAYS } from "@/lib/domain/work/losses";
import { WORK_STATES } from "@/lib/domain/work/phone-life";
import { STEP_ACTIONS } from "@/lib/domain/work/step-actions";
import { AFTER_STATUSES } from "@/lib/schemas/after-inventories";
import { IMPORT_FORMATS, IMPORT_MODES } from "@/lib/schemas/imports";
import { HISTORY_KINDS } from "@/lib/schemas/phones";
import { pool } from "@/lib/server/database/db";
import { declaredSchema } from "./schema/declared";
import { storedSchema } from "./schema/stored";

test("prisma/migrations and schema.prisma say the same", async () => {
  expect(await storedSchema()).toEqual(await declaredSchema());
});

describe("lists of words are the domain's", () => {
  const LISTS: [string, readonly string[]][] = [
    ["Membership_role_words", ROLES],
    ["Invitation_role_words", ROLES],
    ["Customer_serviceContract_words", SERVICE_CONTRACTS],
    ["Quote_state_words", STORED_QUOTE_STATES],
    ["Quote_contract_words", SERVICE_CONTRACTS],
    ["QuoteLine_kind_words", QUOTE_LINE_KINDS],
    ["License_direction_words", DIRECTIONS],
    ["License_state_words", LICENSE_STATES],
    ["Fulfilment_state_words", FULFILMENT_STATES],
    ["LicenseIntakeEntry_outcome_words", INTAKE_OUTCOMES],
    ["PhoneChange_kind_words", HISTORY_KINDS.filter((kind) => kind !== "step")],
    ["Project_direction_words", DIRECTIONS],
    ["Project_target_words", TARGETS],
    ["Project_method_words", METHODS],
    ["Import_status_words", IMPORT_STATUSES],
    ["Import_mode_words", IMPORT_MODES],
    ["Import_format_words", IMPORT_FORMATS],
    ["Decision_verdict_words", VERDICTS],
    ["Decision_licenseKind_words", LICENSE_KINDS],
    ["Phone_soldAs_words", FIRMWARES],
    ["Phone_loadFirmware_words", RUNNING_FIRMWARES],
    ["Phone_statedFirmware_words", RUNNING_FIRMWARES],
    ["PhoneWork_nowFirmware_words", RUNNING_FIRMWARES],
    ["Phone_runningFirmware_words", RUNNING_FIRMWARES],
    ["Phone_verdict_words", VERDICTS],
    ["PhoneWork_state_words", WORK_STATES],
    ["PhoneException_choice_words", EXCEPTION_CHOICES],
    ["LossAcknowledgement_how_words", ACKNOWLEDGEMENT_WAYS],
    ["Batch_kind_words", BATCH_KINDS],
    ["Batch_state_words", SET_BATCH_STATES],
    ["StepEvent_scope_words", STEP_SCOPES],
    ["StepEvent_action_words", STEP_ACTIONS],
    ["Evidence_kind_words", EVIDENCE_SOURCES],
    ["AfterInventory_status_words", AFTER_STATUSES],
    ["AfterInventoryRow_outcome_words", AFTER_OUTCOMES],
    ["Evidence_outcome_words", EVIDENCE_OUTCOMES.filter((word) => word !== "other-phone")],
  ];
  test.each(LISTS)("%s", async (constraint, words) => {
    const { rows } = await pool.query(
      "SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = $1",
      [constraint],
    );
    const stored = [...String(rows[0]?.definition).matchAll(/'([^']+)'/g)].map(([, word]) => word);
    expect(stored.sort()).toEqual([...words].sort());
  });

  test("a project's roles are roles", () => {
    expect(ROLES).toEqual(expect.arrayContaining([...PROJECT_ROLES]));
  });
});
