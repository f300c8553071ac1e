import { checklistForBatch, checklistForPhone, checklistForProject } from "@/lib/domain/procedure/checklist-for";
import { PHONE_STATE_LABELS } from "@/lib/domain/work/phone-life";
import { formatMac, plural } from "@/lib/format/text";
import { isTicked, PaperStep, PaperSteps, PhoneValues } from "./paper-steps";
import { placeOf } from "./phone-text";
import type { WorkOrderProps } from "./work-order";

/** Loaded by WorkOrder. */
export function WorkOrderPaper({ work, batch, route, licenses, marks, stateOf }: WorkOrderProps) {
  const { project } = work;
  return (
    <div className="hidden print:block">
      <h1 className="font-semibold text-xl">Work order: {batch.name}</h1>
      <p className="mb-4">
        {project.name}, {plural(batch.phones.length, "phone")}. Technician: ______________________ Date: ______________
      </p>
      {route && (
        <>
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
        </>
      )}
      <h2 className="mt-4 mb-2 font-semibold text-lg">Phones</h2>
      {batch.phones.map((phone) => (
        <section key={phone.id} className="break-inside-avoid border-black/40 border-t py-2">
          <h3 className="flex justify-between gap-4">
            <span className="code font-semibold">{formatMac(phone.mac)}</span>
            <span>
              {phone.model}, {PHONE_STATE_LABELS[stateOf(phone)].toLowerCase()}
            </span>
          </h3>
          <p className="mb-1">{placeOf(phone)}</p>
          {route && <PhoneValues steps={checklistForPhone(route, phone, project)} />}
          {route && (
            <ol className="mt-1 columns-2 gap-6 text-[8.5pt]">
              {checklistForPhone(route, phone, project)
                .filter(({ applies }) => applies)
                .map((step) => (
                  <PaperStep
                    key={step.id}
                    step={step}
                    isTicked={
                      step.isEvidence ? stateOf(phone) === "verified" : isTicked(marks, { phoneId: phone.id }, step)
                    }
                  />
                ))}
            </ol>
          )}
        </section>
      ))}
    </div>
  );
}
