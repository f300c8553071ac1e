import { PORTAL_STEPS } from "@/lib/domain/licenses/portal";
import { LICENSE_PORTAL } from "@/lib/domain/procedure/links";

/** The sub-steps of the guide's appendix B, with the link to the portal. */
export function PortalSteps() {
  return (
    <>
      <ol className="grid gap-1.5">
        {PORTAL_STEPS.map(({ step, text }) => (
          <li key={step} className="grid grid-cols-[5.5rem_1fr] gap-2">
            <span className="text-muted">{step}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      <p className="mt-3">
        <a
          href={LICENSE_PORTAL.template}
          target="_blank"
          rel="noreferrer"
          className="font-medium text-accent underline underline-offset-2"
        >
          Open the License Registration Portal
        </a>
      </p>
    </>
  );
}
