"use client";
import { Checkbox } from "@/components/ui/checkbox";
import { Segmented } from "@/components/ui/segmented";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { INVENTORY_FIELDS, type InventoryField } from "@/lib/domain/inventory-file/fields";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { formatNumber, plural } from "@/lib/format/text";
import type { ImportCheck, InventoryImport } from "@/lib/schemas/imports";
import { DifferenceList } from "./difference-list";
import type { ReviewActions } from "./use-import-review";

type ChangedPhonesProps = { item: InventoryImport; check: ImportCheck; actions: ReviewActions | null };

const FIELD_KEYS: readonly string[] = INVENTORY_FIELDS.map(({ key }) => key);
/** The fact that a column fills under another name. */
const FROM: Readonly<Record<string, InventoryField>> = { statedFirmware: "runningFirmware" };

/** Which fields change on how many phones, and which of them the file may overwrite. */
export function ChangedPhones({ item, check, actions }: ChangedPhonesProps) {
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
            <Th isNumeric>Phones that change</Th>
            <Th isNumeric>Set by hand</Th>
            <Th>May overwrite</Th>
          </tr>
        </THead>
        <TBody>
          {check.fields.map(({ field, count, kept: keptHere }) => {
            const from = FROM[field] ?? (FIELD_KEYS.includes(field) ? (field as InventoryField) : null);
            const label = labelOfPhoneField(field);
            return (
              <Tr key={field}>
                <Td>{label}</Td>
                <Td isNumeric>{formatNumber(count)}</Td>
                <Td isNumeric className={keptHere > 0 ? "text-warn" : "text-muted"}>
                  {formatNumber(keptHere)}
                </Td>
                <Td>
                  {from && (
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
          Only gaps are filled in: {fillOnly.map(labelOfPhoneField).join(", ")}.
        </p>
      )}
      <DifferenceList
        importId={item.id}
        projectId={item.projectId}
        kind="changed"
        checkedAt={check.at}
        total={check.counts.changed}
        fields={check.fields.filter(({ count }) => count > 0).map(({ field }) => field)}
      />
    </div>
  );
}
