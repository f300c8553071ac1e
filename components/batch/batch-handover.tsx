import { Download } from "lucide-react";
import { buttonStyles } from "@/components/ui/button";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";

type Props = { batchId: string; isDone: boolean };

/** The customer's paper on this batch, to be drawn up at any time. */
export function BatchHandover({ batchId, isDone }: Props) {
  return (
    <Card data-screen-only>
      <CardHeader>
        <CardTitle>Handover report</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-3">
        <p className="text-muted">
          {isDone ? "Every phone is done. " : "Not every phone is done: the report names each exception. "}
          Each phone with what was found and done, by whom and when, the proof, and whether its way back is free.
        </p>
        <div className="flex flex-wrap gap-2">
          {(["pdf", "csv"] as const).map((format) => (
            <a
              key={format}
              href={`/api/batches/${batchId}/handover.${format}`}
              download
              className={buttonStyles({ variant: isDone && format === "pdf" ? "primary" : "outline" })}
            >
              <Download aria-hidden /> Handover {format.toUpperCase()}
            </a>
          ))}
        </div>
      </CardBody>
    </Card>
  );
}
