import { Card } from "@/components/ui/card";
import { Skeleton, SkeletonText } from "@/components/ui/skeleton";

const TILES = ["one", "two", "three", "four"];

/** A heading, four numbers and two cards: the size of most pages of a project. */
export function PageSkeleton() {
  return (
    <div>
      <Skeleton className="mt-2 mb-6 h-5 w-72 max-w-full" />
      <div aria-hidden className="mb-4 grid grid-cols-2 gap-3 lg:grid-cols-4">
        {TILES.map((tile) => (
          <Card key={tile} className="flex h-[84px] flex-col gap-3 px-4 py-4">
            <Skeleton className="w-1/2" />
            <Skeleton className="h-5 w-1/3" />
          </Card>
        ))}
      </div>
      <Card className="p-4">
        <SkeletonText lines={6} label="Loading the page" className="gap-4" />
      </Card>
    </div>
  );
}
