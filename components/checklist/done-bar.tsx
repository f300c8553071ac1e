import { Button } from "@/components/ui/button";

type DoneBarProps = {
  words: string;
  /** The form that is sent by it: what is typed at the step comes first. */
  form: string | null;
  onDone: () => void;
};

/** The one thing to do next, at the thumb's place; the way to another phone is not beside it. */
export function DoneBar({ words, form, onDone }: DoneBarProps) {
  // Never a submit button: the same tap would send the form of the step that opens by it.
  const send = () => (form === null ? onDone() : formOf(form)?.requestSubmit());
  return (
    <div className="sticky bottom-0 z-20 border-line border-t bg-surface px-3 py-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] lg:rounded-b-lg">
      <Button variant="primary" size="lg" className="w-full" onClick={send}>
        <span className="truncate">{words}</span>
      </Button>
    </div>
  );
}

function formOf(id: string): HTMLFormElement | null {
  const form = document.getElementById(id);
  return form instanceof HTMLFormElement ? form : null;
}

/** Whether a form was sent by the bar, which goes on to the next step, or by a button of its own. */
export const isByBar = ({ nativeEvent }: { nativeEvent: Event }): boolean =>
  nativeEvent instanceof SubmitEvent && nativeEvent.submitter === null;
