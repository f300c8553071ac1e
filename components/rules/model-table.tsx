import { CountLink } from "@/components/links/count-link";
import { inventoryHref } from "@/components/links/inventory-href";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import type { ModelOverview } from "./model-overview";

type ModelTableProps = {
  models: readonly ModelOverview[];
  projectId: string | null;
  /** Phones of a model in the project. */
  phones: ReadonlyMap<string, number> | null;
};

/** The answer most people look for: what becomes of a model. Every cell leads to the rule that says so. */
export function ModelTable({ models, projectId, phones }: ModelTableProps) {
  return (
    <Card>
      <CardHeader>
        <CardTitle description="Any other model we recognise is not on the guide’s lists and cannot be converted.">
          Models at a glance
        </CardTitle>
      </CardHeader>
      <Table label="Models at a glance">
        <THead>
          <tr>
            <Th>Model</Th>
            <Th>To MPP: hardware</Th>
            <Th>MPP load at least</Th>
            <Th>To Enterprise</Th>
            <Th>Licence for third parties</Th>
            {phones && <Th isNumeric>Phones here</Th>}
          </tr>
        </THead>
        <TBody>
          {models.map(({ model, toMpp, mppFloor, mppLoad, toEnterprise, sku }) => (
            <Tr key={model}>
              <Th scope="row" className="font-semibold text-fg">
                {model}
              </Th>
              <Td className="whitespace-nowrap">{toMpp.admits ? <RuleText {...toMpp} /> : <Refusal {...toMpp} />}</Td>
              <Td className="whitespace-nowrap">
                {mppFloor && <RuleText {...mppFloor} />}
                {mppLoad && <span className="code block text-muted text-xs">{mppLoad.text}</span>}
              </Td>
              <Td className="whitespace-nowrap">
                {toEnterprise.admits ? <RuleText {...toEnterprise} /> : <Refusal {...toEnterprise} />}
              </Td>
              <Td className="code whitespace-nowrap">{sku && <RuleText {...sku} />}</Td>
              {phones && projectId && (
                <Td isNumeric>
                  {(phones.get(model) ?? 0) > 0 ? (
                    <CountLink
                      count={phones.get(model) ?? 0}
                      href={inventoryHref(projectId, { model })}
                      label={`phones of model ${model}`}
                    />
                  ) : (
                    <span className="text-muted">0</span>
                  )}
                </Td>
              )}
            </Tr>
          ))}
        </TBody>
      </Table>
    </Card>
  );
}

type Ruled = { text: string; ruleId: string | null };

function RuleText({ text, ruleId }: Ruled) {
  if (ruleId === null) return text;
  return (
    <a href={`#${ruleId}`} className="rounded-sm underline decoration-line underline-offset-2 hover:decoration-current">
      {text}
    </a>
  );
}

function Refusal({ text, ruleId }: Ruled) {
  return (
    <a href={`#${ruleId}`} className="rounded-full">
      <Badge tone="bad">{text}</Badge>
    </a>
  );
}
