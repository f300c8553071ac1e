import { Kbd } from "@/components/ui/kbd";

const KEYS: readonly { keys: readonly string[]; does: string; isForSelection?: true }[] = [
  { keys: ["/"], does: "Search" },
  { keys: ["↑", "↓"], does: "Row by row" },
  { keys: ["Home", "End"], does: "First, last loaded row" },
  { keys: ["Enter"], does: "Open the row" },
  { keys: ["Space"], does: "Select the row", isForSelection: true },
  { keys: ["Shift", "Space"], does: "Select from the last one to here", isForSelection: true },
  { keys: ["Shift", "←", "→"], does: "On the name of a column: its width" },
];

/** Loaded by TableKeys. */
export function TableKeysList({ canSelect }: { canSelect: boolean }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1.5">
      {KEYS.filter(({ isForSelection }) => canSelect || !isForSelection).map(({ keys, does }) => (
        <div key={does} className="contents">
          <dt className="flex gap-1">
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
