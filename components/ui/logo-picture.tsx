type LogoPictureProps = { src: string; width: number; height: number; alt: string };

/** A logo at the height in which it is printed; on white, as there. */
export function LogoPicture({ src, width, height, alt }: LogoPictureProps) {
  return (
    <div className="w-fit max-w-full rounded-md border border-line bg-white p-3">
      {/* biome-ignore lint/performance/noImgElement: its bytes are in the page */}
      <img src={src} width={width} height={height} alt={alt} className="h-11 w-auto max-w-full object-contain" />
    </div>
  );
}
