"use client";
import { History, Plus } from "lucide-react";
import { lazy, Suspense } from "react";
import type { ColumnLayout } from "@/components/data-table/column-layout";
import { useRunningJob } from "@/components/live/followed-jobs";
import { MovePhonesDialog } from "@/components/phone/move-phones-dialog";
import type { PhoneSelection } from "@/components/phone/phone-selection";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { plural } from "@/lib/format/text";
import type { EditPhonesAnswer } from "@/lib/schemas/phone-changes";
import { AddPhoneDialog } from "./add-phone-dialog";
import { EditPhonesDialog } from "./edit-phones-dialog";

/** Comes after the table, and with it the menu itself. */
const ListActions = lazy(() => import("./list-actions").then((module) => ({ default: module.ListActions })));

/** Phones can be moved to a batch while it is open. */
export type InventoryBatch = { id: string; name: string; isOpen: boolean };

/** What the person's role allows here. */
export type InventoryRights = { canEdit: boolean; canPlan: boolean; canUpload: boolean; canQuote: boolean };

type InventoryActionsProps = {
  projectId: string;
  rights: InventoryRights;
  batches: readonly InventoryBatch[];
  /** The filters, for what acts on all that is listed. */
  query: Record<string, string>;
  sorting: readonly { id: string; desc: boolean }[];
  layout: ColumnLayout;
  selection: PhoneSelection;
  count: number;
  onMoved: () => void;
  onEdited: (answer: EditPhonesAnswer | null) => void;
  onAdded: () => void;
};

/** What can be done with the phones that are chosen, and with the inventory as a whole. */
export function InventoryActions(props: InventoryActionsProps) {
  const { projectId, rights, batches, selection, count, onMoved, onEdited, onAdded } = props;
  const job = useRunningJob(projectId);
  const why = job ? "Another change of many phones is under way: see above." : "Select phones in the table first.";
  const needsPhones = (job || count === 0) && { disabled: true, title: why, "aria-describedby": "why-not" };
  return (
    <>
      <span id="why-not" hidden>
        {why}
      </span>
      {rights.canEdit && (
        <EditPhonesDialog
          projectId={projectId}
          selection={selection}
          count={count}
          onEdited={onEdited}
          trigger={<Button {...needsPhones}>Edit…</Button>}
        />
      )}
      {rights.canPlan && (
        <MovePhonesDialog
          projectId={projectId}
          batches={batches.filter(({ isOpen }) => isOpen)}
          selection={selection}
          title={`Move ${plural(count, "phone")}`}
          onMoved={onMoved}
          trigger={<Button {...needsPhones}>Move to batch…</Button>}
        />
      )}
      <Suspense fallback={<Button disabled>Export</Button>}>
        <ListActions {...props} canQuote={rights.canQuote} />
      </Suspense>
      {rights.canEdit && (
        <>
          <LinkButton href={`/projects/${projectId}/inventory/changes`}>
            <History aria-hidden /> Changes
          </LinkButton>
          <AddPhoneDialog
            projectId={projectId}
            onAdded={onAdded}
            trigger={
              <Button>
                <Plus aria-hidden /> Add phone
              </Button>
            }
          />
        </>
      )}
      {rights.canUpload && (
        <LinkButton href={`/projects/${projectId}/imports`} className="max-sm:hidden">
          Upload a list
        </LinkButton>
      )}
    </>
  );
}
