import { DeleteOutlined, EditOutlined, PushpinOutlined, SaveOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, Input, Popconfirm, Popover } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { SavedFilter, SavedView } from "../wire/commands";

interface SavedProps {
  views: readonly SavedView[];
  /** What is asked now, to be kept under a name. */
  now: SavedFilter;
  choose: (view: SavedView) => void;
}

/** The filters this person, or the shop, has kept under names. */
export function OrdersSaved({ views, now, choose }: SavedProps) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const [keeping, setKeeping] = useState<SavedView | "new" | null>(null);
  const keep = (view: SavedView | "new") => {
    setOpen(false);
    setKeeping(view);
  };
  return (
    <>
      <Popover
        trigger="click"
        placement="bottomLeft"
        open={open}
        onOpenChange={setOpen}
        content={
          <section
            className="saved-views"
            aria-label={say("orders.saved")}
            data-test="orders-saved-list"
          >
            {views.length === 0 && <p className="quiet">{say("orders.saved_none")}</p>}
            {views.map((view) => (
              <SavedLine
                key={view.id}
                view={view}
                now={now}
                choose={() => {
                  setOpen(false);
                  choose(view);
                }}
                rename={() => keep(view)}
              />
            ))}
            <Button
              icon={<SaveOutlined aria-hidden />}
              onClick={() => keep("new")}
              data-test="orders-saved-keep"
            >
              {say("orders.saved_keep")}
            </Button>
          </section>
        }
      >
        <Button icon={<PushpinOutlined aria-hidden />} data-test="orders-saved">
          {say("orders.saved")}
          {views.length > 0 && <span className="number view-count"> {views.length}</span>}
        </Button>
      </Popover>
      {keeping && (
        <KeepForm
          former={keeping === "new" ? null : keeping}
          filter={keeping === "new" ? now : keeping.filter}
          close={() => setKeeping(null)}
        />
      )}
    </>
  );
}

interface SavedLineProps {
  view: SavedView;
  now: SavedFilter;
  choose: () => void;
  rename: () => void;
}

function SavedLine({ view, now, choose, rename }: SavedLineProps) {
  const { say } = useWords();
  const can = useCan();
  const told = useViewsTold();
  const drop = useChange("view.drop", { done: told });
  const renew = useChange("view.keep", { done: told });
  const mayKeep = view.mine || can("keep_shop");
  return (
    <>
      <div className="saved-line">
        <button
          type="button"
          className="plain saved-name cut"
          onClick={choose}
          data-test="orders-saved-view"
        >
          {view.name}{" "}
          <span className="number view-count">
            {view.count}
            {view.more && "+"}
          </span>
          {view.shared && <span className="quiet"> · {say("orders.saved_shared")}</span>}
        </button>
        {mayKeep && (
          <>
            <Button
              type="text"
              size="small"
              icon={<SaveOutlined aria-hidden />}
              aria-label={say("orders.saved_renew")}
              title={say("orders.saved_renew")}
              loading={renew.pending}
              onClick={() =>
                renew.run({ id: view.id, name: view.name, shared: view.shared, filter: now })
              }
              data-test="orders-saved-renew"
            />
            <Button
              type="text"
              size="small"
              icon={<EditOutlined aria-hidden />}
              aria-label={say("orders.saved_rename")}
              title={say("orders.saved_rename")}
              onClick={rename}
              data-test="orders-saved-rename"
            />
            <Popconfirm
              title={say("orders.saved_drop_ask", { name: view.name })}
              onConfirm={() => drop.run({ id: view.id })}
              okText={say("orders.saved_drop")}
            >
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={say("orders.saved_drop")}
                title={say("orders.saved_drop")}
                data-test="orders-saved-drop"
              />
            </Popconfirm>
          </>
        )}
      </div>
      <FailureNote reason={drop.refused ?? renew.refused} />
    </>
  );
}

function KeepForm({
  former,
  filter,
  close,
}: {
  former: SavedView | null;
  filter: SavedFilter;
  close: () => void;
}) {
  const { say } = useWords();
  const can = useCan();
  const { message } = App.useApp();
  const told = useViewsTold();
  const fields = useFields({ name: former?.name ?? "", shared: former?.shared ?? false });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const keep = useChange("view.keep", {
    done: (_id, { name }) => {
      told();
      message.success(say("orders.saved_done", { name }));
      close();
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  return (
    <FormModal
      title={say(former ? "orders.saved_rename" : "orders.saved_keep")}
      act="act.save"
      test="view"
      pending={keep.pending}
      submit={() => keep.run({ id: former?.id ?? null, ...values, filter })}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <Field name="name" label={say("orders.saved_name")} fault={faults.name}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              value={values.name}
              onChange={(event) => set("name", event.target.value)}
              data-test="view-name"
            />
          )}
        </Field>
        {can("keep_shop") && (
          <Checkbox
            checked={values.shared}
            onChange={(event) => set("shared", event.target.checked)}
            data-test="view-shared"
          >
            {say("orders.saved_shared")}{" "}
            <span className="quiet">{say("orders.saved_shared_hint")}</span>
          </Checkbox>
        )}
      </div>
    </FormModal>
  );
}

/** Views are state, not history: no commit tells of them, so they are asked again here. */
function useViewsTold(): () => void {
  const store = useQueryClient();
  return () => {
    store.invalidateQueries({ queryKey: ["repair.views"] });
  };
}
