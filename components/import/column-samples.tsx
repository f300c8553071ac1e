const SAMPLES_SHOWN = 2;
const LONGEST = 60;

type ColumnSamplesProps = { samples: readonly string[]; shown?: number };

/** Values of a column from anywhere in the file. */
export function ColumnSamples({ samples, shown = SAMPLES_SHOWN }: ColumnSamplesProps) {
  if (samples.length === 0) return <span className="text-muted">No value found</span>;
  return (
    <ul className="code">
      {[...new Set(samples)].slice(0, shown).map((sample) => (
        <li key={sample} className="max-w-48 truncate">
          {sample.length > LONGEST ? `${sample.slice(0, LONGEST)}…` : sample}
        </li>
      ))}
    </ul>
  );
}
