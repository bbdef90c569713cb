import { Input, Segmented } from "antd";
import { useCallback, useState } from "react";
import type { Staged } from "../host/host";
import { useAnswer } from "../kit/answers";
import { insist, useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useHost } from "../kit/host";
import { newRequest } from "../kit/request";
import { useWords } from "../kit/words";
import { PhotoDrop, usePastedPictures } from "../photo/PhotoDrop";
import { PhotoStrip, VIEWS } from "../photo/PhotoStrip";
import { useStaging } from "../photo/staging";
import { useCan } from "../session/door";
import type { PhotoRow, PhotoView } from "../wire/commands";
import { FactCard } from "./Facts";

/** Pictures of an order: until it is over, more may come, and one may be taken out with a reason. */
export function OrderPhotos({ repair, over }: { repair: string; over: boolean }) {
  const { say } = useWords();
  const can = useCan();
  const clock = useClock();
  const photos = useAnswer("photo.list", { id: repair }, ["photo"]);
  const rows = (photos.data ?? []).filter(({ removed }) => !removed);
  const [removing, setRemoving] = useState<PhotoRow | null>(null);
  const mayChange = can("add_notes") && !over;
  return (
    <FactCard
      title={say("order.photos")}
      test="order-photos"
      acts={<span className="quiet number">{rows.length}</span>}
    >
      <div className="stack">
        <FailureNote reason={photos.error} again={() => photos.refetch()} />
        <PhotoStrip
          photos={rows.map(({ id, view, by, at }) => ({
            id,
            view,
            caption: `${by} ${clock.short(at)}`,
          }))}
          {...(mayChange && { remove: (at: number) => setRemoving(rows[at] ?? null) })}
        />
        {mayChange && <MorePhotos repair={repair} />}
        {removing && <RemovePhoto photo={removing} close={() => setRemoving(null)} />}
      </div>
    </FactCard>
  );
}

function MorePhotos({ repair }: { repair: string }) {
  const { say } = useWords();
  const host = useHost();
  const [refused, setRefused] = useState<Error | null>(null);
  const [view, setView] = useState<PhotoView>("other");
  const taken = useCallback(
    async ({ hash }: Pick<Staged, "hash">) => {
      setRefused(null);
      try {
        await insist(host, "photo.add", { repair, hash, view }, newRequest());
      } catch (reason) {
        setRefused(reason instanceof Error ? reason : new Error(String(reason)));
      }
    },
    [host, repair, view],
  );
  const staging = useStaging(taken);
  usePastedPictures(staging);
  return (
    <>
      <Segmented<PhotoView>
        size="small"
        aria-label={say("photo.view")}
        value={view}
        onChange={setView}
        options={VIEWS.map((one) => ({
          value: one,
          label: <span data-test={`photo-as-${one}`}>{say(`photo_view.${one}`)}</span>,
        }))}
      />
      <PhotoDrop staging={staging} phone={{ what: "order", repair }} phoneKeyed />
      <FailureNote reason={refused} />
    </>
  );
}

function RemovePhoto({ photo, close }: { photo: PhotoRow; close: () => void }) {
  const { say } = useWords();
  const fields = useFields({ reason: "" });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const remove = useChange("photo.remove", {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  return (
    <FormModal
      title={say("order.photo_remove")}
      act="order.photo_remove_act"
      test="photo-remove"
      pending={remove.pending}
      submit={() => remove.run({ id: photo.id, reason: values.reason })}
      close={close}
    >
      <div ref={fields.area}>
        <FailureNote reason={other} />
        <Field name="reason" label={say("field.reason")} fault={faults.reason}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              value={values.reason}
              onChange={(event) => set("reason", event.target.value)}
              data-test="photo-remove-reason"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
