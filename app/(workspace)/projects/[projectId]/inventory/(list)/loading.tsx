import { Card } from "@/components/ui/card";
import { Skeleton, SkeletonText } from "@/components/ui/skeleton";

/** In a group of its own: a skeleton over other pages would answer 200 before they can say "not found". */
export default function Loading() {
  return (
    <div>
      <Skeleton className="mt-2 mb-6 h-5 w-40" />
      <Skeleton className="mb-3 h-8 w-full max-w-xl" />
      <Card className="p-4">
        <SkeletonText lines={14} label="Loading phones" className="gap-5" />
      </Card>
    </div>
  );
}
