import { groupedBy } from "@/lib/domain/grouped-by";
import { checklistForBatch, checklistForPhone, checklistForProject } from "@/lib/domain/procedure/checklist-for";
import type { LicenseCounts } from "@/lib/domain/procedure/conditions";
import type { Route } from "@/lib/domain/procedure/step";
import { plural } from "@/lib/format/text";
import type { Work, WorkBatch, WorkPhone } from "@/lib/schemas/work";
import { PaperPhone } from "./paper-phone";
import { type Marks, PaperSteps } from "./paper-steps";

type Props = {
  work: Work;
  batch: WorkBatch;
  route: Route | null;
  licenses: LicenseCounts | null;
  marks: Marks;
  /** When it is done, in the project's time zone. */
  when: string;
  /** What the customer has acknowledged of what is lost; null where nothing is. */
  losses: string | null;
  /** The address that a phone's code holds. */
  addressOf: (phone: WorkPhone) => string;
};

/** A batch on paper, in the order of the walk: site, floor, room. */
export function WorkOrder({ work, batch, route, licenses, marks, when, losses, addressOf }: Props) {
  const { project } = work;
  const places = groupedBy(batch.phones, placeOf);
  return (
    <article
      data-paper
      className="mx-auto max-w-4xl rounded-lg border border-line bg-surface p-5 text-[10pt] print:max-w-none print:border-0 print:p-0"
    >
      <header className="border-line border-b pb-3 print:border-black">
        <p className="text-muted">{project.name}</p>
        <p className="hidden font-semibold text-xl print:block">Work order: {batch.name}</p>
        <p>
          {plural(batch.phones.length, "phone")} at {plural(places.size, "place")}. {when}
        </p>
        {losses && <p>What is lost: {losses}</p>}
        <p className="mt-3 flex flex-wrap gap-x-8 gap-y-2">
          <WriteOn label="Technician" />
          <WriteOn label="Date" />
        </p>
      </header>
      {route && (
        <div className="grid gap-x-6 sm:grid-cols-2 print:grid-cols-2">
          <PaperSteps
            title="Once for the project"
            steps={checklistForProject(route, project, licenses)}
            subject={{ projectId: project.id }}
            marks={marks}
          />
          <PaperSteps
            title="Once for the batch"
            steps={checklistForBatch(route, batch, project)}
            subject={{ batchId: batch.id }}
            marks={marks}
          />
        </div>
      )}
      {[...places].map(([place, phones]) => (
        <section key={place}>
          <h2 className="mt-4 mb-1 break-after-avoid font-semibold text-[12pt]">
            {place} <span className="font-normal text-[10pt] text-muted">{plural(phones.length, "phone")}</span>
          </h2>
          {phones.map((phone) => (
            <PaperPhone
              key={phone.id}
              phone={phone}
              steps={route ? checklistForPhone(route, phone, project) : []}
              marks={marks}
              address={addressOf(phone)}
            />
          ))}
        </section>
      ))}
    </article>
  );
}

const placeOf = ({ site, floor }: WorkPhone): string =>
  [site ?? "No site", floor && (/^-?\d+$/.test(floor) ? `floor ${floor}` : floor)].filter(Boolean).join(", ");

function WriteOn({ label }: { label: string }) {
  return (
    <span className="flex items-baseline gap-2">
      {label} <span className="inline-block w-48 border-current border-b border-dotted max-sm:w-40" />
    </span>
  );
}
