import { Checkbox } from "@/components/ui/checkbox";

/** `role` in words. */
export type Assignable = { userId: string; name: string; role: string };

type PeopleChoiceProps = {
  legend: string;
  people: readonly Assignable[];
  userIds: readonly string[];
  onChange: (userIds: string[]) => void;
};

/** Which people work on a batch. */
export function PeopleChoice({ legend, people, userIds, onChange }: PeopleChoiceProps) {
  if (people.length === 0)
    return (
      <p className="text-muted">
        Nobody of this project records steps yet. Invite a technician on the project’s page People.
      </p>
    );
  return (
    <fieldset className="max-h-60 min-w-0 overflow-y-auto">
      <legend className="sr-only">{legend}</legend>
      {people.map(({ userId, name, role }) => (
        <Checkbox
          key={userId}
          label={name}
          description={role}
          checked={userIds.includes(userId)}
          onChange={({ target }) => {
            const others = userIds.filter((id) => id !== userId);
            onChange(target.checked ? [...others, userId].sort() : others);
          }}
        />
      ))}
    </fieldset>
  );
}
