"use client";
import { PagesFooter } from "@/components/pages/pages-footer";
import { usePages } from "@/components/pages/use-pages";
import { isShownChange, wordedValue } from "@/components/phone/phone-words";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { call } from "@/lib/client/api";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { formatMac } from "@/lib/format/text";
import type { ChangedPhone } from "@/lib/schemas/phone-changes";

const AT_ONCE = 20;

/** The phones of one change with old and new, page by page: it may have touched a million. */
export function ChangedPhones({ projectId, requestId }: { projectId: string; requestId: string }) {
  const pages = usePages<ChangedPhone>((cursor) =>
    call("GET /api/projects/{projectId}/changes/{requestId}", {
      params: { projectId, requestId },
      query: { limit: AT_ONCE, cursor },
    }),
  );
  const isEmpty = pages.total === 0 || (pages.total !== null && pages.items.length === 0 && !pages.hasMore);
  return (
    <div className="border-line border-t">
      {isEmpty && (
        <p className="px-4 py-3 text-muted">The phones of this change are no longer in the project: it was undone.</p>
      )}
      {pages.items.length > 0 && (
        <Table label="Phones of this change">
          <THead>
            <tr>
              <Th>Phone</Th>
              <Th>Old → new</Th>
            </tr>
          </THead>
          <TBody>
            {pages.items.map(({ id, mac, model, site, changes }) => (
              <Tr key={id} className="align-top">
                <Td>
                  <Link
                    href={routeOf(`/projects/${projectId}/inventory/${id}`)}
                    className="code inline-flex min-h-6 items-center whitespace-nowrap rounded-sm text-accent hover:underline pointer-coarse:min-h-11"
                  >
                    {formatMac(mac)}
                  </Link>
                  <span className="block text-muted text-xs">{[model, site].filter(Boolean).join(" · ")}</span>
                </Td>
                <Td className="w-full min-w-44">
                  <FieldChanges changes={changes} />
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      )}
      {!isEmpty && <PagesFooter {...pages} />}
    </div>
  );
}

function FieldChanges({ changes }: Pick<ChangedPhone, "changes">) {
  const shown = Object.entries(changes).filter(([field]) => isShownChange(field));
  if (shown.length === 0) return <span className="text-muted">Added</span>;
  return shown.map(([field, [before, after]]) => (
    <p key={field} className="break-words">
      <span className="text-muted">
        {labelOfPhoneField(field)}: {wordedValue(field, before)} <span aria-hidden>→</span>
        <span className="sr-only">is now</span>
      </span>{" "}
      {wordedValue(field, after)}
    </p>
  ));
}
