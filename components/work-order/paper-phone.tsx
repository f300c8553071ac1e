import type { FilledStep } from "@/lib/domain/procedure/checklist-for";
import { PHONE_STATE_LABELS } from "@/lib/domain/work/phone-life";
import { formatMac } from "@/lib/format/text";
import type { WorkPhone } from "@/lib/schemas/work";
import { isTicked, type Marks, PaperStep, PaperValues } from "./paper-steps";
import { QrCode } from "./qr-code";

type Props = { phone: WorkPhone; steps: readonly FilledStep[]; marks: Marks; address: string };

/** One phone on paper: where it stands, what is typed, a box for each step, and the code that opens it on a telephone. */
export function PaperPhone({ phone, steps, marks, address }: Props) {
  const mac = formatMac(phone.mac);
  const who = [phone.description, phone.owner, phone.directoryNumber].filter(Boolean).join(" · ");
  return (
    <section className="flex break-inside-avoid gap-3 border-line border-t py-2.5 print:border-black/40">
      <QrCode text={address} label={`Opens ${mac} in Rehome`} className="size-[22mm] shrink-0" />
      <div className="min-w-0 flex-1">
        <h3 className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="code font-semibold text-[11pt]">{mac}</span>
          <span className="text-[9pt]">
            {phone.model} · {PHONE_STATE_LABELS[phone.state]}
          </span>
        </h3>
        {who && <p className="text-[9pt]">{who}</p>}
        {phone.verdict !== "eligible" && !phone.hasBegun ? (
          <p className="mt-1 font-medium">Do not start this phone: it is {phone.verdict.replace("-", " ")}.</p>
        ) : (
          <>
            <div className="mt-1">
              <PaperValues steps={steps} />
            </div>
            <ol className="mt-1.5 columns-2 gap-5 text-[8.5pt] leading-snug max-sm:columns-1 print:columns-2">
              {steps
                .filter(({ applies }) => applies)
                .map((step) => (
                  <PaperStep
                    key={step.id}
                    step={step}
                    isTicked={
                      step.isEvidence ? phone.state === "verified" : isTicked(marks, { phoneId: phone.id }, step)
                    }
                  />
                ))}
            </ol>
          </>
        )}
      </div>
    </section>
  );
}
