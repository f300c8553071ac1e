import { Badge } from "@/components/ui/badge";
import { Summary } from "@/components/ui/summary";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import type { TraceEntry } from "@/lib/domain/rules/decision";
import { ruleById } from "@/lib/domain/rules/eligibility/rule-set";
import { RuleId } from "./source-line";
import { wordsOf } from "./value-words";

type RuleTraceProps = { projectId: string; trace: readonly TraceEntry[]; ruleSetVersion: string };

/** Every rule the engine looked at, in order: for those who want to check the answer. */
export function RuleTrace({ projectId, trace, ruleSetVersion }: RuleTraceProps) {
  return (
    <details className="group">
      <Summary className="flex items-center gap-2 px-4 py-2.5 text-muted hover:bg-hover hover:text-fg focus-visible:-outline-offset-2 pointer-coarse:min-h-11">
        All {trace.length} rules looked at
        <span className="ml-auto text-xs">Rules of {ruleSetVersion}</span>
      </Summary>
      <Table label="Rules looked at, in order" wrapperClassName="border-line border-t">
        <THead>
          <tr>
            <Th>Rule</Th>
            <Th>Saw</Th>
            <Th>Outcome</Th>
          </tr>
        </THead>
        <TBody>
          {trace.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one rule may be asked twice, and the order never changes
            <Tr key={index}>
              <Td className="min-w-48 align-top">
                <p>{ruleById(entry.ruleId)?.title ?? entry.ruleId}</p>
                <p className="text-muted text-xs">
                  <RuleId ruleId={entry.ruleId} projectId={projectId} />
                </p>
              </Td>
              <Td className="min-w-40 align-top text-muted text-xs">
                {wordsOf(entry.saw)
                  .map(({ name, value }) => `${name} ${value}`)
                  .join(", ") || "–"}
              </Td>
              <Td className="whitespace-nowrap align-top">
                <Outcome entry={entry} />
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </details>
  );
}

function Outcome({ entry: { matched, decided } }: { entry: TraceEntry }) {
  if (decided) return <Badge tone="accent">Decided</Badge>;
  return matched ? <Badge tone="ok">Applies</Badge> : <span className="text-muted text-xs">Does not apply</span>;
}
