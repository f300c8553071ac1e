"use client";
import { Card, CardBody } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/input";
import type { EditImportInput, InventoryImport } from "@/lib/schemas/imports";

type SheetChoiceProps = {
  item: InventoryImport;
  onEdit: (change: EditImportInput, note: string) => unknown;
  isBusy: boolean;
};

/** Which sheet of a workbook, or list of an archive, is read: one at a time, each as an import of its own. */
export function SheetChoice({ item, onEdit, isBusy }: SheetChoiceProps) {
  if (item.sheets.length < 2) return null;
  const [one, all] = item.format === "xlsx" ? ["Sheet", "workbook"] : ["List", "file"];
  return (
    <Card>
      <CardBody>
        <Field
          label={`${one}, one of ${item.sheets.length} in this ${all}`}
          hint={`One is read at a time. Phones in another one too? Upload the ${all} again and choose that.`}
        >
          {(control) => (
            <NativeSelect
              {...control}
              className="max-w-sm"
              value={item.sheet}
              disabled={isBusy}
              onChange={({ target }) => {
                const sheet = Number(target.value);
                onEdit({ sheet }, `“${item.sheets[sheet]}” is read now.`);
              }}
            >
              {item.sheets.map((name, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is known by its place
                <option key={index} value={index}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </CardBody>
    </Card>
  );
}
