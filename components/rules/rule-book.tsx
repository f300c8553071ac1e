import { SearchX } from "lucide-react";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { RuleSummary } from "@/lib/domain/rules/eligibility/rule-set";
import { plural } from "@/lib/format/text";
import type { RuleUse } from "@/lib/schemas/rules";
import { type BookFilter, filterBook } from "./book-entries";
import { KIND_LABELS } from "./kind-labels";
import { MODEL_OVERVIEW } from "./model-overview";
import { ModelTable } from "./model-table";
import { RuleItem } from "./rule-item";

type RuleBookProps = {
  filter: BookFilter;
  /** With the counts of a project, or the book alone. */
  project: { id: string; uses: ReadonlyMap<string, RuleUse>; phonesByModel: ReadonlyMap<string, number> } | null;
};

const KINDS = Object.keys(KIND_LABELS) as RuleSummary["kind"][];

/** All rules as people can read them: the models first, then each part of the book. */
export function RuleBook({ filter, project }: RuleBookProps) {
  const applies = (id: string) => project?.uses.get(id)?.applies ?? 0;
  const entries = filterBook(filter, applies);
  const named = new Set(entries.flatMap(({ models, kind }) => (kind === "model" ? models : [])));
  const models = MODEL_OVERVIEW.filter(({ model }) => named.has(model));
  if (entries.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={<SearchX />}
          title="No rule matches"
          action={<LinkButton href={project ? `/projects/${project.id}/rules` : "/rules"}>Show all rules</LinkButton>}
        >
          Search for a model, a hardware version, a SKU, a load, or a place in the guide.
        </EmptyState>
      </Card>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {models.length > 0 && (
        <ModelTable models={models} projectId={project?.id ?? null} phones={project?.phonesByModel ?? null} />
      )}
      {KINDS.map((kind) => {
        const rules = entries.filter((entry) => entry.kind === kind);
        if (rules.length === 0) return null;
        const { label, about } = KIND_LABELS[kind];
        return (
          <Card key={kind} className="print:border-0" data-card={undefined}>
            <CardHeader actions={<span className="text-muted text-xs">{plural(rules.length, "rule")}</span>}>
              <CardTitle description={about}>{label}</CardTitle>
            </CardHeader>
            <ul className="divide-y divide-line">
              {rules.map((entry) => (
                <RuleItem
                  key={entry.id}
                  entry={entry}
                  projectId={project?.id ?? null}
                  use={project ? (project.uses.get(entry.id) ?? NO_USE) : null}
                />
              ))}
            </ul>
          </Card>
        );
      })}
    </div>
  );
}

const NO_USE: RuleUse = { applies: 0, decided: 0, requirement: 0, advisory: 0 };
