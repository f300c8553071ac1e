"use client";
import type { ReactNode } from "react";
import { SomeOf } from "@/components/pages/some-of";
import { Checkbox } from "@/components/ui/checkbox";
import { Segmented } from "@/components/ui/segmented";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { INVENTORY_FIELDS, type InventoryField } from "@/lib/domain/inventory-file/fields";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { formatNumber, plural } from "@/lib/format/text";
import type { ImportCheck, InventoryImport } from "@/lib/schemas/imports";
import type { ShowDifferences } from "./difference-card";
import type { ReviewActions } from "./use-import-review";

type ChangedPhonesProps = {
  item: InventoryImport;
  check: ImportCheck;
  actions: ReviewActions | null;
  onShow: ShowDifferences;
  /** The phones themselves. */
  children: ReactNode;
};

const FIELD_KEYS: readonly string[] = INVENTORY_FIELDS.map(({ key }) => key);
/** The fact that a column fills under another name. */
const FROM: Readonly<Record<string, InventoryField>> = { statedFirmware: "runningFirmware" };

/** Which fields are filled and which overwritten on how many phones, and what the file may overwrite. */
export function ChangedPhones({ item, check, actions, onShow, children }: ChangedPhonesProps) {
  const { fillOnly, corrections } = item.options;
  const kept = check.fields.reduce((sum, field) => sum + field.kept, 0);

  function mayOverwrite(field: InventoryField, may: boolean) {
    const next = may ? fillOnly.filter((each) => each !== field) : [...fillOnly, field];
    void actions?.edit({ options: { fillOnly: next } }, "Saved. The file is compared again.");
  }

  return (
    <div className="border-line border-t">
      {kept > 0 && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-2.5">
          <span className="min-w-0 flex-1 basis-72">
            {plural(kept, "value")} set by hand {kept === 1 ? "differs" : "differ"} from the file.
          </span>
          <Segmented
            label="Values set by hand"
            items={[
              { value: "keep", label: "Keep what was set by hand" },
              { value: "overwrite", label: "The file wins" },
            ]}
            value={corrections}
            onChange={(choice) =>
              void actions?.edit({ options: { corrections: choice } }, "Saved. The file is compared again.")
            }
            isDisabled={actions === null || actions.isBusy}
          />
        </div>
      )}
      <Table label="Fields that change">
        <THead>
          <tr>
            <Th>Field</Th>
            <Th isNumeric>Filled in</Th>
            <Th isNumeric>Overwritten</Th>
            <Th isNumeric>Set by hand</Th>
            <Th>May overwrite</Th>
          </tr>
        </THead>
        <TBody>
          {check.fields.map(({ field, count, filled, kept: keptHere }) => {
            const from = FROM[field] ?? (FIELD_KEYS.includes(field) ? (field as InventoryField) : null);
            const label = labelOfPhoneField(field);
            const overwritten = count - filled;
            const mayLose = from !== null && (overwritten > 0 || keptHere > 0 || fillOnly.includes(from));
            return (
              <Tr key={field}>
                <Td>{label}</Td>
                <Td isNumeric>
                  <Phones
                    count={filled}
                    onClick={() => onShow("changed", { field, how: "filled", label: `${label} filled in` })}
                  />
                </Td>
                <Td isNumeric className={overwritten > 0 ? "text-warn" : "text-muted"}>
                  <Phones
                    count={overwritten}
                    onClick={() => onShow("changed", { field, how: "overwritten", label: `${label} overwritten` })}
                  />
                </Td>
                <Td isNumeric className={keptHere > 0 ? "text-warn" : "text-muted"}>
                  {formatNumber(keptHere)}
                </Td>
                <Td>
                  {!mayLose && <span className="text-muted">Nothing to lose</span>}
                  {mayLose && (
                    <Checkbox
                      aria-label={`${label}: the file may overwrite what is known`}
                      checked={!fillOnly.includes(from)}
                      disabled={actions === null || actions.isBusy}
                      onChange={({ target }) => mayOverwrite(from, target.checked)}
                    />
                  )}
                </Td>
              </Tr>
            );
          })}
        </TBody>
      </Table>
      {fillOnly.length > 0 && (
        <p className="border-line border-t px-4 py-2 text-muted text-xs">
          Only gaps are filled in:{" "}
          <SomeOf items={fillOnly.map((field) => ({ key: field, name: labelOfPhoneField(field) }))} />.
        </p>
      )}
      {children}
    </div>
  );
}

function Phones({ count, onClick }: { count: number; onClick: () => void }) {
  if (count === 0) return formatNumber(count);
  return (
    <button
      type="button"
      onClick={onClick}
      className="rounded-sm tabular-nums underline decoration-dotted underline-offset-2 hover:decoration-solid"
    >
      {formatNumber(count)}
    </button>
  );
}
