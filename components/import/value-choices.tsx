"use client";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { type InventoryField, labelOfField } from "@/lib/domain/inventory-file/fields";
import { formatNumber } from "@/lib/format/text";
import type { ReviewActions } from "./use-import-review";

type Value = { value: string; count: number };
type ValueChoicesProps = {
  field: InventoryField;
  values: readonly Value[];
  /** What is usually meant; anything else may be typed. */
  suggestions: readonly string[];
  actions: ReviewActions | null;
  /** A text that another check still finds is asked about again. */
  checkedAt: string;
};

/** Texts of one field, each settled once for all rows that carry it, in this file and in later ones. */
export function ValueChoices({ field, values, suggestions, actions, checkedAt }: ValueChoicesProps) {
  const listId = useId();
  return (
    <>
      <datalist id={listId}>
        {suggestions.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <Table label={`Values of ${labelOfField(field)} to settle`}>
        <THead>
          <tr>
            <Th>In the file</Th>
            <Th isNumeric>Rows</Th>
            <Th>Means, in every row</Th>
          </tr>
        </THead>
        <TBody>
          {values.map((each) => (
            <Tr key={each.value}>
              <Td className="code max-w-64 break-all">{each.value}</Td>
              <Td isNumeric>{formatNumber(each.count)}</Td>
              <Td>
                {actions && !isCut(each.value) && (
                  <ValueForm field={field} text={each.value} listId={listId} actions={actions} checkedAt={checkedAt} />
                )}
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </>
  );
}

/** A text that is shown in part cannot be settled by what is shown. */
const isCut = (value: string) => value.length > 200 && value.endsWith("…");

type ValueFormProps = {
  field: InventoryField;
  text: string;
  listId: string;
  actions: ReviewActions;
  checkedAt: string;
};

function ValueForm({ field, text, listId, actions, checkedAt }: ValueFormProps) {
  const [value, setValue] = useState("");
  const [said, setSaid] = useState<{ note: string; checkedAt: string } | null>(null);
  async function settle(to: string | null) {
    const note = to === null ? `“${text}” counts as empty from now on.` : `“${text}” means ${to} from now on.`;
    setSaid({ note, checkedAt });
    if (!(await actions.settle({ field, text, value: to }, note))) setSaid(null);
  }
  if (said?.checkedAt === checkedAt) return <span className="text-ok">{said.note}</span>;
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() === "") return;
        event.currentTarget.closest("section")?.focus({ preventScroll: true });
        void settle(value.trim());
      }}
    >
      <Input
        aria-label={`What “${text}” means`}
        list={listId}
        autoComplete="off"
        value={value}
        onChange={({ target }) => setValue(target.value)}
        className="w-44"
      />
      <Button type="submit" size="sm" disabled={value.trim() === ""}>
        Settle
      </Button>
      <Button size="sm" variant="ghost" onClick={() => void settle(null)}>
        Counts as empty
      </Button>
    </form>
  );
}
