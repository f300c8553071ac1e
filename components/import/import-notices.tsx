import { Notice } from "@/components/ui/notice";
import { formatNumber, plural } from "@/lib/format/text";
import type { InventoryImport } from "@/lib/schemas/imports";
import { columnName } from "./import-words";
import { isAsked } from "./mapping-choices";

/** What to do about a failure, where the problem itself does not already say it. */
const ADVICE: Readonly<Record<string, string>> = {
  wrong_encoding: "Choose the encoding under “The columns look wrong?”, then import again.",
  internal: "Try again. If it fails once more, tell the administrator and name the file.",
};

export function ImportNotices({ item }: { item: InventoryImport }) {
  const { problem, status } = item;
  const asked = item.columns.filter(isAsked).map(columnName);
  return (
    <div className="grid gap-3 empty:hidden [&:not(:empty)]:mb-4">
      {status === "failed" && problem && (
        <Notice
          tone="bad"
          title={problem.line ? `The import stopped at line ${formatNumber(problem.line)}` : "Nothing was imported"}
        >
          <p>{problem.detail}</p>
          {ADVICE[problem.code] && <p className="text-muted">{ADVICE[problem.code]}</p>}
        </Notice>
      )}
      {status === "cancelled" && (
        <Notice tone="idle" title="The import was cancelled">
          Nothing of it is in the inventory. Import it again, or discard the upload.
        </Notice>
      )}
      {status === "undone" && (
        <Notice tone="idle" title="The import was undone">
          The phones it brought are deleted, those it changed have their old values. Upload the file again to import it
          once more.
        </Notice>
      )}
      {asked.length > 0 && status === "committed" && (
        <Notice tone="warn" title={`${plural(asked.length, "column was", "columns were")} not read`}>
          Nobody said what {asked.map((name) => `“${name}”`).join(", ")} {asked.length === 1 ? "holds" : "hold"}, so no
          verdict rests on it. Upload the file again to choose.
        </Notice>
      )}
      {item.sameFileAs && status !== "committed" && (
        <Notice tone="warn" title="This file was imported before">
          The same bytes came as “{item.sameFileAs}”. Phones that did not change stay as they are, and values set by
          hand stay unless you choose otherwise.
        </Notice>
      )}
    </div>
  );
}
