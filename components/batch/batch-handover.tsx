import { Download } from "lucide-react";
import { buttonStyles } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";

type Props = { batchId: string; isDone: boolean };

/** The customer's paper on this batch, to be drawn up at any time. */
export function BatchHandover({ batchId, isDone }: Props) {
  return (
    <Card data-screen-only className="mt-5">
      <CardHeader
        actions={(["pdf", "csv"] as const).map((format) => (
          <a
            key={format}
            href={`/api/batches/${batchId}/handover.${format}`}
            download
            className={buttonStyles({ variant: isDone && format === "pdf" ? "primary" : "outline" })}
          >
            <Download aria-hidden /> Handover {format.toUpperCase()}
          </a>
        ))}
      >
        <CardTitle
          description={`${isDone ? "Every phone is done." : "Not every phone is done: the report names each exception."} What was found and done, by whom and when, the proof, and whether the way back is free.`}
        >
          Handover report
        </CardTitle>
      </CardHeader>
    </Card>
  );
}
