import { PageSkeleton } from "@/components/project/page-skeleton";

/** In a group of its own: a skeleton over other pages would answer 200 before they can say "not found". */
export default function Loading() {
  return <PageSkeleton />;
}
