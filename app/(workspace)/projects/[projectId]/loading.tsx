import { PageSkeleton } from "@/components/project/page-skeleton";

export default function Loading() {
  return <PageSkeleton />;
}
