import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

type Stat = { route: string; firstLoadChunkPaths?: string[] };

/** Reads what the build says of its chunks and compresses each as a server would. */
export function measureFirstLoad(): { route: string; kilobytes: number }[] {
  const file = path.join(process.cwd(), ".next/diagnostics/route-bundle-stats.json");
  const stats: Stat[] = JSON.parse(fs.readFileSync(file, "utf8"));
  const sizes = new Map<string, number>();
  const sizeOf = (chunk: string) => {
    const known = sizes.get(chunk);
    if (known !== undefined) return known;
    const size = gzipSync(fs.readFileSync(path.join(process.cwd(), chunk))).length;
    sizes.set(chunk, size);
    return size;
  };
  return stats
    .filter(({ firstLoadChunkPaths = [] }) => firstLoadChunkPaths.length > 0)
    .map(({ route, firstLoadChunkPaths = [] }) => ({
      route,
      kilobytes:
        firstLoadChunkPaths.filter((chunk) => chunk.endsWith(".js")).reduce((sum, chunk) => sum + sizeOf(chunk), 0) /
        1000,
    }));
}
