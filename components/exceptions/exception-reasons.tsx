import { CountLink } from "@/components/links/count-link";
import { exceptionsHref } from "@/components/links/exceptions-href";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { EXCEPTION_LABELS, EXCEPTION_STATES, type ExceptionState } from "@/lib/domain/work/exception";
import type { ExceptionCounts } from "@/lib/schemas/exceptions";

type ExceptionReasonsProps = { projectId: string; counts: ExceptionCounts };

/** Why phones cannot be converted, and how many of each reason are decided how; every number opens its phones. */
export function ExceptionReasons({ projectId, counts: { reasons, total, states } }: ExceptionReasonsProps) {
  const rows = [
    ...reasons.map(({ code, ...row }) => ({ ...row, filter: { reason: code } })),
    ...(reasons.length > 1 ? [{ label: "All", count: total, states, filter: {} }] : []),
  ];
  return (
    <Card className="mb-4">
      <CardHeader>
        <CardTitle>By reason</CardTitle>
      </CardHeader>
      <Table label="Exceptions by reason">
        <THead>
          <tr>
            <Th>Reason</Th>
            <Th isNumeric>Phones</Th>
            {EXCEPTION_STATES.map((state) => (
              <Th key={state} isNumeric>
                {EXCEPTION_LABELS[state]}
              </Th>
            ))}
          </tr>
        </THead>
        <TBody>
          {rows.map(({ label, count, states: by, filter }) => (
            <Tr key={label}>
              <Td className="min-w-40 font-medium">{label}</Td>
              <Td isNumeric>
                <CountLink count={count} href={exceptionsHref(projectId, filter)} label={`phones: ${label}`} />
              </Td>
              {EXCEPTION_STATES.map((state) => (
                <StateCell key={state} {...{ projectId, label, state, filter }} count={by[state]} />
              ))}
            </Tr>
          ))}
        </TBody>
      </Table>
    </Card>
  );
}

type StateCellProps = {
  projectId: string;
  label: string;
  state: ExceptionState;
  filter: { reason?: string };
  count: number;
};

function StateCell({ projectId, label, state, filter, count }: StateCellProps) {
  return (
    <Td isNumeric>
      {count === 0 ? (
        <span className="text-muted">–</span>
      ) : (
        <CountLink
          count={count}
          href={exceptionsHref(projectId, { ...filter, exception: state })}
          label={`phones: ${label}, ${EXCEPTION_LABELS[state].toLowerCase()}`}
        />
      )}
    </Td>
  );
}
