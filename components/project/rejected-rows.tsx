import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { Summary as Opener } from "@/components/ui/summary";
import { plural } from "@/lib/format/text";
import type { Summary } from "@/lib/schemas/summary";

type RejectedRowsProps = { projectId: string; rejected: Summary["rejected"] };

/** Files named at once; the others are behind one line. */
const MOST_SHOWN = 3;

/** Rejected rows of all files that are in the inventory, file by file. */
export function RejectedRows({ projectId, rejected }: RejectedRowsProps) {
  if (rejected.length === 0) return null;
  const sorted = [...rejected].sort((one, other) => other.rows - one.rows);
  const more = sorted.slice(MOST_SHOWN);
  const link = (file: Summary["rejected"][number]) => (
    <FileLine key={file.importId} projectId={projectId} file={file} />
  );
  return (
    <div>
      <p>
        {plural(
          rejected.reduce((sum, { rows }) => sum + rows, 0),
          "rejected row",
        )}{" "}
        without a phone yet.{" "}
        <span className="text-muted">Each says why; correct them in the file and upload it again.</span>
      </p>
      <ul>{sorted.slice(0, MOST_SHOWN).map(link)}</ul>
      {more.length > 0 && (
        <details>
          <Opener className="w-fit text-muted hover:text-fg">{plural(more.length, "more file")}</Opener>
          <ul>{more.map(link)}</ul>
        </details>
      )}
    </div>
  );
}

function FileLine({
  projectId,
  file: { importId, filename, rows },
}: {
  projectId: string;
  file: Summary["rejected"][number];
}) {
  return (
    <li className="break-words">
      <Link
        href={routeOf(`/projects/${projectId}/imports/${importId}`)}
        className="inline-flex min-h-6 items-center rounded-sm font-medium text-accent underline decoration-accent/35 underline-offset-2 hover:decoration-current pointer-coarse:min-h-11"
      >
        {plural(rows, "row")}
      </Link>{" "}
      of {filename}
    </li>
  );
}
