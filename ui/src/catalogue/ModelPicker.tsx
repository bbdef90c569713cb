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
  /** Goes on, once Enter has taken a model that was offered. */
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
  const onKey = (event: React.KeyboardEvent) => {
    const first = hits[0];
    // Typed faster than the list could offer it; closed by Esc, the text is meant as it stands.
    const late = event.key === "Enter" && !taken.current && open.current && first;
    if (late) choose(first);
    if (late || (event.key === "Enter" && taken.current)) setTimeout(() => next?.());
    taken.current = false;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the box inside
    <div className="model-box" onKeyDown={onKey}>
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
