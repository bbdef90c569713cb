import { AutoComplete, Input } from "antd";
import { useMemo, useRef } from "react";
import {
  isVery,
  modelsMeant,
  type OfferedModel,
  splitModel,
  useCatalogue,
  useModels,
} from "./catalogue";

/** What was chosen or typed about brand and model. */
export interface ChosenModel {
  text: string;
  brand: string;
  model: string;
  /** The catalogue's model, where one was chosen. */
  offered: OfferedModel | null;
}

interface ModelPickerProps {
  id: string;
  status: "" | "error";
  "aria-invalid": boolean;
  "aria-describedby": string;
  "data-test": string;
  placeholder?: string;
  text: string;
  change: (chosen: ChosenModel) => void;
  /** Goes on: one Enter does so always, whether it takes an offer or lets the text stand. */
  next?: () => void;
}

const MOST = 10;

/**
 * Brand and model in one box: by name, 拼音, initials or alias; what the catalogue does not know is
 * typed freely. Enter takes the first one offered.
 */
export function ModelPicker({ id, text, change, next, ...rest }: ModelPickerProps) {
  const models = useModels();
  const { brands } = useCatalogue();
  const open = useRef(false);
  /** How the list was before the key: the box opens and closes it on the same key. */
  const before = useRef(false);
  const taken = useRef(false);
  const hits = useMemo(() => {
    if (text.trim() === "") return [];
    const meant = modelsMeant(models, text);
    return meant.length === 1 && meant[0]?.text === text.trim() ? [] : meant.slice(0, MOST);
  }, [models, text]);

  const type = (typed: string) => {
    open.current = true;
    const same = models.find((one) => isVery(one, typed));
    if (same) choose(same, typed);
    else change({ text: typed, ...splitModel(typed, brands), offered: null });
  };
  const choose = (offered: OfferedModel, typed = offered.text) =>
    change({ text: typed, brand: offered.brand.name, model: offered.row.name, offered });
  const onKeyFirst = () => {
    before.current = open.current;
    taken.current = false;
  };
  const onKey = (event: React.KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.shiftKey || event.altKey) return;
    const first = hits[0];
    // Typed faster than the list could offer it; closed by Esc, the text is meant as it stands.
    if (!taken.current && before.current && first) choose(first);
    if (!next) return;
    // The list takes some of these for itself: going on is not left to whoever hears the key next.
    event.preventDefault();
    setTimeout(next);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the box inside
    <div className="model-box" onKeyDownCapture={onKeyFirst} onKeyDown={onKey}>
      <AutoComplete
        id={id}
        value={text}
        options={hits.map((one) => ({ value: one.text, key: one.row.id }))}
        onChange={(typed: string | undefined) => type(typed ?? "")}
        onOpenChange={(now) => {
          open.current = now;
        }}
        onSelect={(_, option) => {
          taken.current = true;
          const hit = hits.find((one) => one.row.id === option.key);
          if (hit) choose(hit);
        }}
        defaultActiveFirstOption
      >
        <Input {...rest} autoComplete="off" />
      </AutoComplete>
    </div>
  );
}
