import { Notice } from "@/components/ui/notice";

type EditProblemProps = { problem: { message: string; isStale: boolean } | null };

export function EditProblem({ problem }: EditProblemProps) {
  if (!problem) return null;
  return (
    <Notice
      tone={problem.isStale ? "warn" : "bad"}
      role="alert"
      title={problem.isStale ? "Not saved: it changed meanwhile" : "Not saved"}
    >
      {problem.isStale
        ? "Somebody else changed this batch after you opened it. The page now shows the current state; your entries are still in the form. Look at both, then save again."
        : problem.message}
    </Notice>
  );
}
